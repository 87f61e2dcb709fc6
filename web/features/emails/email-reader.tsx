import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { EmailMessage, RevealedEmail } from '#contract/emails.ts'
import { useT } from '../../lib/i18n.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { EmailFrame } from '../../ui/email-frame.tsx'
import { Fact } from '../../ui/fact.tsx'
import { UndeliverableAddress } from './address-mark.tsx'
import type { EmailScope } from './api.ts'
import { CopyEmail } from './copy-email.tsx'
import { EmailAddress } from './email-address.tsx'
import classes from './emails.module.css'
import { RetryEmail } from './retry-email.tsx'
import { SecretNotice } from './secret-notice.tsx'
import { EmailStateText } from './state.tsx'

type Props = { email: EmailMessage; scope: EmailScope }

export function EmailReader({ email, scope }: Props) {
  // Held here and nowhere else: it is gone when the panel closes.
  const [revealed, setRevealed] = useState<RevealedEmail | null>(null)
  return (
    <>
      <EmailFacts email={email} scope={scope} />
      <UndeliverableAddress email={email} />
      {email.abilities.retry === true && <RetryEmail email={email} />}
      {email.abilities.copy === true && <CopyEmail email={email} />}
      {email.hasSecret && <SecretNotice email={email} revealed={revealed} onReveal={setRevealed} />}
      <div className={classes.content}>
        <EmailFrame html={revealed?.html ?? email.html} />
      </div>
    </>
  )
}

function EmailFacts({ email, scope }: Props) {
  const t = useT()
  const isStaff = scope.area === 'staff'
  return (
    <dl className={classes.facts}>
      <Fact name={t('emails.message.to')}>
        <div>{email.toName ?? (email.to === null && t('emails.nobody'))}</div>
        {email.to !== null && <EmailAddress address={email.to} />}
      </Fact>
      {isStaff && email.clientId !== null && (
        <Fact name={t('emails.message.client')}>
          <Anchor
            inherit
            renderRoot={(props) => (
              <Link
                {...props}
                to="/staff/clients/$clientId/emails"
                params={{ clientId: String(email.clientId) }}
              />
            )}
          >
            {email.clientName}
          </Anchor>
        </Fact>
      )}
      <Fact name={t('emails.message.category')}>{t(`access.categories.${email.category}.name`)}</Fact>
      {email.attachmentName && <Fact name={t('emails.message.attachment')}>{email.attachmentName}</Fact>}
      <Fact name={t('emails.message.state')}>
        <EmailStateText email={email} />
        {isStaff && email.chosenByHand && <div>{t('emails.message.chosenByHand')}</div>}
      </Fact>
      <Fact name={t('emails.message.queuedAt')}>
        <DateTime value={email.queuedAt} format="full" />
      </Fact>
      {email.sentAt && (
        <Fact name={t('emails.message.sentAt')}>
          <DateTime value={email.sentAt} format="full" />
        </Fact>
      )}
      {isStaff && <Attempts email={email} />}
    </dl>
  )
}

/** How delivery went, for whoever has to mend it. */
function Attempts({ email }: { email: EmailMessage }) {
  const t = useT()
  return (
    <>
      {email.attempts > 0 && <Fact name={t('emails.message.attempts')}>{email.attempts}</Fact>}
      {email.nextAttemptAt && (
        <Fact name={t('emails.message.nextAttempt')}>
          <DateTime value={email.nextAttemptAt} format="full" />
        </Fact>
      )}
      {email.lastError && (
        <Fact name={t('emails.message.lastError')}>
          <code className="code">{email.lastError}</code>
        </Fact>
      )}
    </>
  )
}
