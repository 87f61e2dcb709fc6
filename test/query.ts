/** The end of an address: `?` and these. */
export function queryText(query: Record<string, string | number>): string {
  return `?${new URLSearchParams(query as Record<string, string>).toString()}`
}
