import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EmailMessage } from '#contract/emails.ts'
import { formatRelative } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { clearUndeliverable } from './api.ts'
import classes from './emails.module.css'

/** Says that nothing goes to the address any more, what the mail server said, and lets staff try again. */
export function UndeliverableAddress({ email }: { email: EmailMessage }) {
  const t = useT()
  const locale = useLocale()
  const [isLifting, setIsLifting] = useState(false)
  const { undeliverable: mark, abilities } = email
  if (!mark) return null

  async function lift() {
    setIsLifting(true)
    await clearUndeliverable(email.id)
      .then(() => toastSuccess(t('emails.mark.lifted')), toastError)
      .finally(() => setIsLifting(false))
  }

  return (
    <div className={classes.notice}>
      <Notice
        tone="warning"
        title={t(`emails.mark.${mark.kind}`)}
        actions={
          abilities.clearUndeliverable === true && (
            <Button variant="default" size="xs" loading={isLifting} onClick={() => void lift()}>
              {t('emails.mark.lift')}
            </Button>
          )
        }
      >
        {t('emails.mark.about', { when: formatRelative(mark.notedAt, locale) })}
        {mark.detail && (
          <>
            {' '}
            <code className="code">{mark.detail}</code>
          </>
        )}
      </Notice>
    </div>
  )
}
