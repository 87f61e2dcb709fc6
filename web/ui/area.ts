import { useLayoutEffect } from 'react'

/** `reception` is read (client area, public pages): larger type. `workbench` is worked in: dense. */
export function useArea(area: 'reception' | 'workbench'): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.area = area
  }, [area])
}
