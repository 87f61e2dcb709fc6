/** `next` comes back from signing in: only a path of this site, never another one's address. */
export function nextSearch(search: Record<string, unknown>): { next?: string } {
  return isLocalPath(search.next) ? { next: search.next } : {}
}

function isLocalPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path)
}
