/** The query string, with its `?`. */
export function queryText(query: Record<string, string | number>): string {
  return `?${new URLSearchParams(query as Record<string, string>).toString()}`
}
