/** `next` comes back from signing in: only a path of this site, never another one's address. */
export function nextSearch(search: Record<string, unknown>): { next?: string } {
  return isLocalPath(search.next) ? { next: search.next } : {}
}

/** As browsers read it: they drop tabs and line breaks, and take a backslash for a slash. */
function isLocalPath(path: unknown): path is string {
  const here = 'http://here.invalid'
  return typeof path === 'string' && path.startsWith('/') && URL.parse(path, here)?.origin === here
}
