import { fullName } from '#contract/names.ts'
import type { StaffUser } from '#contract/staff-users.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { deactivateStaffUser, reactivateStaffUser } from './api.ts'

/** Takes the staff area from a colleague, or opens it again. */
export function SwitchState({ colleague }: { colleague: StaffUser }) {
  const t = useT()
  const { id, abilities, isSelf } = colleague
  const name = fullName(colleague)

  async function deactivate() {
    try {
      await deactivateStaffUser(id)
    } catch (error) {
      return toastError(error)
    }
    toastSuccess(t('staffUsers.deactivate.done', { name }))
  }

  async function reactivate() {
    try {
      await reactivateStaffUser(id)
    } catch (error) {
      return toastError(error)
    }
    toastSuccess(t('staffUsers.reactivate.done', { name }))
  }

  if (abilities.reactivate === true) {
    return (
      <ConfirmButton
        size="compact-sm"
        aria-label={t('staffUsers.reactivate.of', { name })}
        title={t('staffUsers.reactivate.title', { name })}
        body={t('staffUsers.reactivate.about', { role: t(`access.roles.${colleague.role}`) })}
        confirm={t('staffUsers.reactivate.button')}
        onConfirm={reactivate}
      >
        {t('staffUsers.reactivate.button')}
      </ConfirmButton>
    )
  }
  if (abilities.deactivate !== true) return null
  return (
    <ConfirmButton
      size="compact-sm"
      aria-label={t('staffUsers.deactivate.of', { name })}
      title={t('staffUsers.deactivate.title', { name })}
      body={t(isSelf ? 'staffUsers.deactivate.ownAbout' : 'staffUsers.deactivate.about')}
      confirm={t('staffUsers.deactivate.button')}
      isDestructive
      onConfirm={deactivate}
    >
      {t('staffUsers.deactivate.button')}
    </ConfirmButton>
  )
}
