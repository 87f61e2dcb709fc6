import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EmailMessage } from '#contract/emails.ts'
import { useT } from '../../lib/i18n.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { retryEmail } from './api.ts'
import classes from './emails.module.css'

/** Puts a failed message back into the queue; asks first when it may have arrived already. */
export function RetryEmail({ email }: { email: EmailMessage }) {
  const t = useT()
  const [isSending, setIsSending] = useState(false)

  async function retry() {
    if (email.reason === 'unconfirmed' && !(await confirmTwice())) return
    setIsSending(true)
    await retryEmail(email.id)
      .then(() => toastSuccess(t('emails.retry.queued')), toastError)
      .finally(() => setIsSending(false))
  }

  function confirmTwice() {
    return confirmAction({
      title: t('emails.retry.title'),
      body: t('emails.retry.about', { to: email.toName ?? email.to }),
      confirm: t('emails.retry.button'),
    })
  }

  return (
    <div className={classes.notice}>
      <Button size="xs" loading={isSending} onClick={() => void retry()}>
        {t('emails.retry.button')}
      </Button>
    </div>
  )
}
