// The pages stand as the server wrote them; a script only opens the browser's print dialog and counts while somebody writes.
const printing = document.getElementById("print");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => print());
}

const segments = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : undefined;

function count(text: string, unit: string | undefined): number {
  const sane = text.replaceAll("\r\n", "\n");
  switch (unit) {
    case "words": return sane.split(/\s+/u).filter(Boolean).length;
    case "sentences": return sane.split(/[.!?](?=\s|$)|[。！？؟]/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
    case "paragraphs": return sane.split("\n").filter((part) => part.trim() !== "").length;
    default: return segments ? [...segments.segment(sane)].length : [...sane].length;
  }
}

for (const field of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-most]")) {
  const said = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  const most = Number(field.dataset["most"]);
  if (!said || !most) continue;
  field.addEventListener("input", () => {
    const now = count(field.value, field.dataset["unit"]);
    // The server wrote the words; only their first number moves.
    said.textContent = (said.textContent ?? "").replace(/\d+/u, String(now));
    said.classList.toggle("over", now > most);
  });
}
