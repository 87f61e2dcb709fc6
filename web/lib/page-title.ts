import { useEffect, useRef } from 'react'

let siteName = 'Balcão'
let pageTitle = ''
let isFirstPage = true

export function setSiteName(name: string): void {
  siteName = name
  writeTitle()
}

/**
 * Titles the browser's tab. The heading that carries the returned ref gets the focus after a navigation, so that
 * a screen reader says where one is; a field with the focus keeps it.
 */
export function usePageTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    pageTitle = title
    writeTitle()
  }, [title])
  useEffect(() => {
    if (isFirstPage) {
      isFirstPage = false
    } else if (!document.activeElement?.matches('input, textarea, select')) {
      heading.current?.focus({ preventScroll: true })
    }
  }, [])
  return heading
}

function writeTitle(): void {
  document.title = pageTitle === '' || pageTitle === siteName ? siteName : `${pageTitle} · ${siteName}`
}
