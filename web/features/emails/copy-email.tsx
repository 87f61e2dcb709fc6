import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EmailMessage } from '#contract/emails.ts'
import { useT } from '../../lib/i18n.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { copyEmail } from './api.ts'
import classes from './emails.module.css'

/** Sends a message that was sent once more, as a new one. */
export function CopyEmail({ email }: { email: EmailMessage }) {
  const t = useT()
  const [isSending, setIsSending] = useState(false)

  async function copy() {
    const isMeant = await confirmAction({
      title: t('emails.copy.title'),
      body: t('emails.copy.about', { to: email.toName ?? email.to ?? '' }),
      confirm: t('emails.retry.button'),
    })
    if (!isMeant) return
    setIsSending(true)
    await copyEmail(email.id)
      .then(() => toastSuccess(t('emails.copy.queued')), toastError)
      .finally(() => setIsSending(false))
  }

  return (
    <div className={classes.notice}>
      <Button size="xs" variant="default" loading={isSending} onClick={() => void copy()}>
        {t('emails.retry.button')}
      </Button>
    </div>
  )
}
