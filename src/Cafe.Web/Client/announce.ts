/** Tells a screen reader, in the page's live region, what a sighted person sees happen. The same text twice is said twice. */
export function announce(text: string): void {
  const region = document.getElementById("announcements");
  if (!region) return;
  region.textContent = "";
  // An empty moment between two texts makes the second one news.
  setTimeout(() => { region.textContent = text; }, 50);
}
