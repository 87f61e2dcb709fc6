import { useEffect, useState } from 'react'
import { resendCode } from '../features/sessions/sign-in.ts'
import { isApiError } from '../lib/api.ts'
import { useT } from '../lib/i18n.ts'
import { Notice } from '../ui/notice.tsx'
import classes from './code-page.module.css'

const pauseSeconds = 60

/** Asks for another code; counts down until one may. */
export function ResendCode({ onSent }: { onSent: () => void }) {
  const t = useT()
  const [until, setUntil] = useState(() => Date.now() + pauseSeconds * 1000)
  const [message, setMessage] = useState<{ tone: 'success' | 'danger'; text: string } | null>(null)
  const seconds = useSecondsUntil(until)

  async function resend() {
    try {
      await resendCode()
      setUntil(Date.now() + pauseSeconds * 1000)
      setMessage({ tone: 'success', text: t('entry.code.resent') })
      onSent()
    } catch (error) {
      if (!isApiError(error)) throw error
      const wait = Number(error.data.seconds)
      if (wait > 0) setUntil(Date.now() + wait * 1000)
      setMessage({ tone: 'danger', text: error.message })
    }
  }

  return (
    <div className={classes.resend}>
      <p>{t('entry.code.spam')}</p>
      <button type="button" className={classes.quiet} disabled={seconds > 0} onClick={() => void resend()}>
        {seconds > 0 ? t('entry.code.resendIn', { seconds }) : t('entry.code.resend')}
      </button>
      {message && (
        <Notice tone={message.tone} isLive>
          {message.text}
        </Notice>
      )}
    </div>
  )
}

function useSecondsUntil(until: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, Math.ceil((until - now) / 1000))
}
