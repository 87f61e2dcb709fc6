import type { Invitation } from '#contract/invitations.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import type { ClientScope } from '../clients/scope.ts'
import { cancelInvitation, resendInvitation } from './api.ts'

type Props = { scope: ClientScope; invitation: Invitation }

/** What can be done with an open invitation, by whoever holds all that it promises. */
export function InvitationActions({ scope, invitation }: Props) {
  const t = useT()
  const { id, email, state, abilities } = invitation
  if (abilities.resend !== true) {
    const isBeyond = state === 'pending' && abilities.resend === 'membership.beyond_own'
    return isBeyond ? <span className="small-print">{t('invitations.beyond')}</span> : null
  }

  async function run(action: Promise<void>, done: string) {
    await action.then(() => toastSuccess(done), toastError)
  }

  return (
    <span className="cell-actions">
      <ConfirmButton
        size="compact-sm"
        aria-label={t('invitations.resend.of', { email })}
        title={t('invitations.resend.title')}
        body={t('invitations.resend.about', { email })}
        confirm={t('invitations.resend.confirm')}
        onConfirm={() => run(resendInvitation(scope, id), t('invitations.resend.done', { email }))}
      >
        {t('invitations.resend.button')}
      </ConfirmButton>
      <ConfirmButton
        size="compact-sm"
        aria-label={t('invitations.cancel.of', { email })}
        title={t('invitations.cancel.title', { email })}
        body={t('invitations.cancel.about')}
        confirm={t('invitations.cancel.button')}
        cancel={t('invitations.cancel.keep')}
        isDestructive
        onConfirm={() => run(cancelInvitation(scope, id), t('invitations.cancel.done'))}
      >
        {t('invitations.cancel.button')}
      </ConfirmButton>
    </span>
  )
}
