/** Puts a text where the cursor is, and the cursor behind it. `onText` gets the whole. */
export function insertAtCursor(
  area: HTMLTextAreaElement | null,
  inserted: string,
  onText: (text: string) => void,
): void {
  if (!area) return
  const { selectionStart, selectionEnd, value } = area
  onText(value.slice(0, selectionStart) + inserted + value.slice(selectionEnd))
  area.focus()
  const at = selectionStart + inserted.length
  requestAnimationFrame(() => area.setSelectionRange(at, at))
}
