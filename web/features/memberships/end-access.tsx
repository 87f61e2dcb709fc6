import type { ClientUser } from '#contract/memberships.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import type { ClientScope } from '../clients/scope.ts'
import { endUser } from './api.ts'

type Props = { scope: ClientScope; user: ClientUser; onEnded: () => void }

export function EndAccess({ scope, user, onEnded }: Props) {
  const t = useT()
  const name = `${user.firstName} ${user.lastName}`

  async function end() {
    try {
      await endUser(scope, user.id)
    } catch (error) {
      return toastError(error)
    }
    toastSuccess(t('users.end.done', { name }))
    onEnded()
  }

  return (
    <ConfirmButton
      title={t('users.end.title', { name })}
      body={t('users.end.about')}
      confirm={t('users.end.button')}
      cancel={t('users.end.keep')}
      isDestructive
      onConfirm={end}
    >
      {t('users.end.button')}
    </ConfirmButton>
  )
}
