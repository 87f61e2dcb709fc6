import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { confirmAction } from '../ui/confirm-action.tsx'
import { translate } from './i18n.ts'
import { setUnsaved } from './unsaved.ts'

/**
 * Asks before the page is left while something is unsaved, whether by a link, "back" or closing the tab. The function
 * returned says that it was saved: at once, where the next render would come too late for a navigation.
 */
export function useUnsavedGuard(isUnsaved: boolean): () => void {
  const key = useRef({})
  const isSaved = useRef(false)
  useEffect(() => {
    const form = key.current
    if (isUnsaved) isSaved.current = false
    setUnsaved(form, isUnsaved)
    return () => setUnsaved(form, false)
  }, [isUnsaved])
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

/** Whether what is unsaved may be dropped. */
export function confirmLeaving(): Promise<boolean> {
  return confirmAction({
    title: translate('ui.form.leaveTitle'),
    body: translate('ui.form.leaveAbout'),
    confirm: translate('ui.form.leave'),
    cancel: translate('ui.form.stay'),
    isDestructive: true,
  })
}
