import type { MembershipDetail } from '#contract/memberships.ts'
import { fullName } from '#contract/names.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import type { ClientScope } from '../clients/scope.ts'
import { endUser } from './api.ts'

type Props = { scope: ClientScope; user: MembershipDetail; onEnded: () => void }

export function EndAccess({ scope, user, onEnded }: Props) {
  const t = useT()
  const name = fullName(user)

  async function end() {
    try {
      await endUser(scope, user.id)
    } catch (error) {
      return toastError(error)
    }
    toastSuccess(t('memberships.end.done', { name }))
    onEnded()
  }

  return (
    <ConfirmButton
      title={t('memberships.end.title', { name })}
      body={t('memberships.end.about')}
      confirm={t('memberships.end.button')}
      cancel={t('memberships.end.keep')}
      isDestructive
      onConfirm={end}
    >
      {t('memberships.end.button')}
    </ConfirmButton>
  )
}
