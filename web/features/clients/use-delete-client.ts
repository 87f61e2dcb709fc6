import { restorableDays } from '#contract/client-columns.ts'
import { useT } from '../../lib/i18n.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { deleteClient } from './api.ts'

/** Asks, and deletes at a "Sim". True when it is deleted. */
export function useDeleteClient({
  id,
  tradeName,
}: {
  id: number
  tradeName: string
}): () => Promise<boolean> {
  const t = useT()
  return async () => {
    const isMeant = await confirmAction({
      title: t('clientLifecycle.delete.title', { client: tradeName }),
      body: t('clientLifecycle.delete.about', { days: restorableDays }),
      confirm: t('clientLifecycle.delete.yes'),
      cancel: t('clientLifecycle.delete.no'),
      isDestructive: true,
    })
    if (!isMeant) return false
    try {
      await deleteClient(id)
    } catch (error) {
      toastError(error)
      return false
    }
    toastSuccess(t('clientLifecycle.delete.done'))
    return true
  }
}
