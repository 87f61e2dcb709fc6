/** The input of `path`; Mantine's forms write the path at each. */
export function fieldOf(form: HTMLFormElement | null, path: string): HTMLElement | null {
  return form?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ?? null
}

/** The first wrong field in the order of the page, otherwise the summary. */
export function focusFirstProblem(form: HTMLFormElement | null, paths: string[]): void {
  const fields = [...(form?.querySelectorAll<HTMLElement>('[data-path]') ?? [])]
  const first = fields.find((field) => paths.includes(field.dataset.path ?? ''))
  const target = first ?? form?.querySelector<HTMLElement>('[data-form-summary]')
  target?.focus()
}

export function restoreFocus(element: Element | null): void {
  if (document.activeElement === document.body && element instanceof HTMLElement) element.focus()
}
