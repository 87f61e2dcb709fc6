declare global {
  /** Read by the library that stops the page from scrolling behind a window. */
  var __webpack_nonce__: string | undefined
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
globalThis.__webpack_nonce__ = nonce

/** The nonce that the server gave to this page's styles. */
export function styleNonce(): string {
  return nonce
}
