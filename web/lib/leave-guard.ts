import { useBlocker } from '@tanstack/react-router'
import { confirmAction } from '../ui/confirm-action.tsx'
import { translate } from './i18n.ts'

/** Asks before the page is left while `isUnsaved()`, whether by a link, "back" or closing the tab. */
export function useLeaveGuard(isUnsaved: () => boolean): void {
  useBlocker({
    enableBeforeUnload: isUnsaved,
    shouldBlockFn: async ({ current, next }) => {
      if (!isUnsaved() || current.pathname === next.pathname) return false
      const isLeaving = await confirmAction({
        title: translate('ui.form.leaveTitle'),
        body: translate('ui.form.leaveAbout'),
        confirm: translate('ui.form.leave'),
        cancel: translate('ui.form.stay'),
        isDestructive: true,
      })
      return !isLeaving
    },
  })
}
