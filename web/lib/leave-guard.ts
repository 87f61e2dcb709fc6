import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { confirmAction } from '../ui/confirm-action.tsx'
import { useFormWindow } from './form-window.ts'
import { translate } from './i18n.ts'
import { setUnsaved } from './unsaved.ts'

/**
 * Asks before the page is left while something is unsaved, whether by a link, "back" or closing the tab. The function
 * returned says that it was saved: at once, where the next render would come too late for a navigation.
 */
export function useUnsavedGuard(isUnsaved: boolean): () => void {
  const key = useRef({})
  const isSaved = useRef(false)
  const tellWindow = useFormWindow()?.setUnsaved
  useEffect(() => {
    const form = key.current
    const mark = (isMarked: boolean) => {
      setUnsaved(form, isMarked)
      tellWindow?.(isMarked)
    }
    if (isUnsaved) isSaved.current = false
    mark(isUnsaved)
    return () => mark(false)
  }, [isUnsaved, tellWindow])
  useBlocker({
    enableBeforeUnload: () => isUnsaved && !isSaved.current,
    shouldBlockFn: async ({ current, next }) => {
      if (!isUnsaved || isSaved.current || current.pathname === next.pathname) return false
      return !(await confirmLeaving())
    },
  })
  return () => {
    isSaved.current = true
    setUnsaved(key.current, false)
  }
}

export type LeavingWords = { title: string; body: string; confirm: string }

/** Whether what is unsaved may be dropped. */
export function confirmLeaving(words?: LeavingWords): Promise<boolean> {
  return confirmAction({
    title: translate('ui.form.leaveTitle'),
    body: translate('ui.form.leaveAbout'),
    confirm: translate('ui.form.leave'),
    ...words,
    cancel: translate('ui.form.stay'),
    isDestructive: true,
  })
}
