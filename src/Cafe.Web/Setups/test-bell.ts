/** A small bell, made in the browser: three partials that die away. Resolves when it is over; rejects where there is no sound. */
export async function ringTestBell(): Promise<void> {
  const sound = new AudioContext();
  await sound.resume();
  const at = sound.currentTime;
  for (const [ratio, loud, seconds] of [[1, 0.5, 2], [2.76, 0.25, 1.2], [5.4, 0.12, 0.7]] as const) {
    const tone = new OscillatorNode(sound, { frequency: 660 * ratio });
    const gain = new GainNode(sound, { gain: 0 });
    gain.gain.setValueAtTime(loud, at);
    gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    tone.connect(gain).connect(sound.destination);
    tone.start(at);
    tone.stop(at + seconds);
  }
  await new Promise((over) => setTimeout(over, 2_000));
  await sound.close();
}
