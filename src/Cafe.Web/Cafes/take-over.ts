/** What a person had begun in the server's HTML before the script came. */
export interface Begun {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly focused: boolean;
}

/** Reads it, so that the element can render in its place. */
export function begunIn(page: ParentNode): Begun | null {
  const field = page.querySelector<HTMLTextAreaElement>("textarea#idea");
  return field && { text: field.value, start: field.selectionStart, end: field.selectionEnd, focused: document.activeElement === field };
}

/** Gives text, selection and focus to the field that stands there now. */
export function goOnIn(field: HTMLTextAreaElement | null, begun: Begun): void {
  if (!field) return;
  if (begun.focused) field.focus({ preventScroll: true });
  field.setSelectionRange(begun.start, begun.end);
}
