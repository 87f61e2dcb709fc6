import { Button } from '@mantine/core'
import type { InvitationLookup } from '#contract/invitations.ts'
import { useProvider } from '../features/provider/provider.ts'
import { signOut } from '../features/sessions/sign-out.ts'
import { useT } from '../lib/i18n.ts'
import classes from './invitation.module.css'
import { OwnPlace } from './own-place.tsx'
import { SheetHead } from './sheet.tsx'

/** An open invitation in the browser of somebody else, who must not take it for theirs. */
export function InvitationToOther({ invitation }: { invitation: InvitationLookup }) {
  const t = useT()
  const { name: provider } = useProvider()
  const { email, inviterName, clientName, signedInAs } = invitation
  const inviter = inviterName ?? provider
  return (
    <>
      <SheetHead title={t('publicPages.invitation.otherTitle')}>
        <p>
          {clientName === null
            ? t('publicPages.invitation.otherStaff', { inviter, email, provider })
            : t('publicPages.invitation.other', { inviter, email, client: clientName })}
        </p>
        <p>{t('publicPages.invitation.signedInAs', { email: signedInAs?.email })}</p>
      </SheetHead>
      <div className={classes.actions}>
        {/* The address stays, and with it the invitation. */}
        <Button size="md" fullWidth onClick={() => void signOut(() => location.reload())}>
          {t('publicPages.invitation.signOutAndAccept')}
        </Button>
        <OwnPlace>{t('publicPages.invitation.stay')}</OwnPlace>
      </div>
    </>
  )
}
