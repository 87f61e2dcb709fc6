import type { StaffInvitation } from '#contract/invitations.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { cancelStaffInvitation, resendStaffInvitation } from './api.ts'
import classes from './staff-users.module.css'

/** What can be done with an invitation that is still open. */
export function InvitationActions({ invitation }: { invitation: StaffInvitation }) {
  const t = useT()
  const { id, email, abilities } = invitation
  const run = async (work: Promise<unknown>, done: string) =>
    await work.then(() => toastSuccess(done), toastError)
  return (
    <div className={classes.actions}>
      {abilities.resend === true && (
        <ConfirmButton
          size="compact-sm"
          aria-label={t('staffUsers.invitations.resend.of', { email })}
          title={t('staffUsers.invitations.resend.title')}
          body={t('staffUsers.invitations.resend.about', { email })}
          confirm={t('staffUsers.invitations.resend.confirm')}
          onConfirm={() => run(resendStaffInvitation(id), t('staffUsers.invitations.resend.done', { email }))}
        >
          {t('staffUsers.invitations.resend.button')}
        </ConfirmButton>
      )}
      {abilities.cancel === true && (
        <ConfirmButton
          size="compact-sm"
          aria-label={t('staffUsers.invitations.cancel.of', { email })}
          title={t('staffUsers.invitations.cancel.title', { email })}
          body={t('staffUsers.invitations.cancel.about')}
          confirm={t('staffUsers.invitations.cancel.button')}
          isDestructive
          onConfirm={() => run(cancelStaffInvitation(id), t('staffUsers.invitations.cancel.done'))}
        >
          {t('staffUsers.invitations.cancel.button')}
        </ConfirmButton>
      )}
    </div>
  )
}
