const base = /^\/as\/([1-9]\d{0,15})(?=\/|$)/

/**
 * As whom a tab acts stands at the beginning of its address, `/as/:impersonationId/c/…`: it belongs to that tab alone,
 * survives a reload, and everything below it is the client area as it is.
 */
export function impersonationOf(pathname: string): number | null {
  const id = base.exec(pathname)?.[1]
  return id === undefined ? null : Number(id)
}

/** What the router takes as its root in this tab. */
export function basePath(pathname: string): string {
  return base.exec(pathname)?.[0] ?? '/'
}

export function withoutBase(pathname: string): string {
  return pathname.replace(base, '') || '/'
}
