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
      {abilities.resend && (
        <ConfirmButton
          size="compact-sm"
          aria-label={t('team.invitations.resend.of', { email })}
          title={t('team.invitations.resend.title')}
          body={t('team.invitations.resend.about', { email })}
          confirm={t('team.invitations.resend.confirm')}
          onConfirm={() => run(resendStaffInvitation(id), t('team.invitations.resend.done', { email }))}
        >
          {t('team.invitations.resend.button')}
        </ConfirmButton>
      )}
      {abilities.cancel && (
        <ConfirmButton
          size="compact-sm"
          aria-label={t('team.invitations.cancel.of', { email })}
          title={t('team.invitations.cancel.title', { email })}
          body={t('team.invitations.cancel.about')}
          confirm={t('team.invitations.cancel.button')}
          isDestructive
          onConfirm={() => run(cancelStaffInvitation(id), t('team.invitations.cancel.done'))}
        >
          {t('team.invitations.cancel.button')}
        </ConfirmButton>
      )}
    </div>
  )
}
