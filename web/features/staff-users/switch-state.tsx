import type { StaffUser } from '#contract/staff-users.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { deactivateStaffUser, reactivateStaffUser } from './api.ts'

/** Takes the staff area from a colleague, or opens it again. */
export function SwitchState({ colleague }: { colleague: StaffUser }) {
  const t = useT()
  const { id, abilities, isSelf } = colleague
  const name = `${colleague.firstName} ${colleague.lastName}`

  async function deactivate() {
    try {
      await deactivateStaffUser(id)
    } catch (error) {
      return toastError(error)
    }
    toastSuccess(t('team.deactivate.done', { name }))
  }

  async function reactivate() {
    try {
      await reactivateStaffUser(id)
    } catch (error) {
      return toastError(error)
    }
    toastSuccess(t('team.reactivate.done', { name }))
  }

  if (abilities.reactivate) {
    return (
      <ConfirmButton
        size="compact-sm"
        aria-label={t('team.reactivate.of', { name })}
        title={t('team.reactivate.title', { name })}
        body={t('team.reactivate.about', { role: t(`access.roles.${colleague.role}`) })}
        confirm={t('team.reactivate.button')}
        onConfirm={reactivate}
      >
        {t('team.reactivate.button')}
      </ConfirmButton>
    )
  }
  if (!abilities.deactivate) return null
  return (
    <ConfirmButton
      size="compact-sm"
      aria-label={t('team.deactivate.of', { name })}
      title={t('team.deactivate.title', { name })}
      body={t(isSelf ? 'team.deactivate.ownAbout' : 'team.deactivate.about')}
      confirm={t('team.deactivate.button')}
      isDestructive
      onConfirm={deactivate}
    >
      {t('team.deactivate.button')}
    </ConfirmButton>
  )
}
