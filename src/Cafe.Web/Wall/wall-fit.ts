/** In --u, from the size of a question down to the smallest that is read from ten metres. */
const SIZES = [4.4, 3.9, 3.5, 3.125, 2.8, 2.5, 2.2];

/**
 * Sets a list of the stage as large as it has room there. What was fitted is named by what is returned, so that the same is not measured again at every
 * tick of the clock.
 */
export function fit(list: HTMLElement, fitted: string): string {
  const stage = list.closest<HTMLElement>(".stage");
  const about = `${innerWidth}x${innerHeight} ${stage?.clientHeight ?? 0} ${list.className} ${list.textContent ?? ""}`;
  if (!stage || (about === fitted && list.style.getPropertyValue("--fit"))) return fitted;
  const { paddingBlockStart, paddingBlockEnd } = getComputedStyle(stage);
  const room = stage.clientHeight - parseFloat(paddingBlockStart) - parseFloat(paddingBlockEnd);
  for (const size of list.classList.contains("ideas") ? SIZES.slice(3) : SIZES) {
    list.style.setProperty("--fit", String(size));
    if (list.scrollHeight <= room + 1) break;
  }
  return about;
}
