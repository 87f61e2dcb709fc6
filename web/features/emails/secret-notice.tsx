import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EmailMessage, RevealedEmail } from '#contract/emails.ts'
import { useT } from '../../lib/i18n.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toastError } from '../../ui/toast.ts'
import { revealSecret } from './api.ts'
import classes from './emails.module.css'

type Props = {
  email: EmailMessage
  revealed: RevealedEmail | null
  onReveal: (revealed: RevealedEmail | null) => void
}

/** Says why the link or code stands as dots, and how it can be seen by those who may. */
export function SecretNotice({ email, revealed, onReveal }: Props) {
  const t = useT()
  const { revealSecret } = email.abilities
  return (
    <div className={classes.notice}>
      {revealed ? (
        <Revealed secret={revealed.secret} onHide={() => onReveal(null)} />
      ) : revealSecret === true ? (
        <Notice actions={<ShowSecret email={email} onReveal={onReveal} />}>
          {t('emails.secret.hidden')}
        </Notice>
      ) : (
        <Notice>
          {t(revealSecret === 'email.secret_gone' ? 'emails.secret.gone' : 'emails.secret.hiddenPortal')}
        </Notice>
      )}
    </div>
  )
}

function ShowSecret({ email, onReveal }: Pick<Props, 'email' | 'onReveal'>) {
  const t = useT()
  const [isAsking, setIsAsking] = useState(false)

  async function show() {
    const isMeant = await confirmAction({
      title: t('emails.secret.confirmTitle'),
      body: t('emails.secret.confirmAbout', { to: email.toName ?? email.to }),
      confirm: t('emails.secret.show'),
    })
    if (!isMeant) return
    setIsAsking(true)
    await revealSecret(email.id)
      .then(onReveal, toastError)
      .finally(() => setIsAsking(false))
  }

  return (
    <Button variant="default" size="xs" loading={isAsking} onClick={() => void show()}>
      {t('emails.secret.show')}
    </Button>
  )
}

function Revealed({ secret, onHide }: { secret: string; onHide: () => void }) {
  const t = useT()
  return (
    <Notice
      tone="warning"
      isLive
      title={t('emails.secret.shown')}
      actions={
        <>
          <CopyButton size="xs" value={secret} label={t('emails.secret.copy')} />
          <Button variant="default" size="xs" onClick={onHide}>
            {t('emails.secret.hide')}
          </Button>
        </>
      }
    >
      <code className="code">{secret}</code>
    </Notice>
  )
}
