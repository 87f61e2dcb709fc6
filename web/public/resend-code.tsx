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
  const [seconds, startPause] = usePause(pauseSeconds)
  const [message, setMessage] = useState<{ tone: 'success' | 'danger'; text: string } | null>(null)

  async function resend() {
    try {
      await resendCode()
      startPause(pauseSeconds)
      setMessage({ tone: 'success', text: t('publicPages.code.resent') })
      onSent()
    } catch (error) {
      if (!isApiError(error)) throw error
      const wait = Number(error.data.seconds)
      if (wait > 0) startPause(wait)
      setMessage({ tone: 'danger', text: error.message })
    }
  }

  return (
    <div className={classes.resend}>
      <p>{t('publicPages.code.spam')}</p>
      <button type="button" className={classes.quiet} disabled={seconds > 0} onClick={() => void resend()}>
        {seconds > 0 ? t('publicPages.code.resendIn', { seconds }) : t('publicPages.code.resend')}
      </button>
      {message && (
        <Notice tone={message.tone} isLive>
          {message.text}
        </Notice>
      )}
    </div>
  )
}

/** Whole seconds left of a pause, and a way to begin one. */
function usePause(seconds: number): [number, (seconds: number) => void] {
  const [pause, setPause] = useState(() => ({ now: Date.now(), until: Date.now() + seconds * 1000 }))
  useEffect(() => {
    const timer = setInterval(() => setPause((last) => ({ ...last, now: Date.now() })), 1000)
    return () => clearInterval(timer)
  }, [])
  const left = Math.max(0, Math.ceil((pause.until - pause.now) / 1000))
  return [left, (next) => setPause({ now: Date.now(), until: Date.now() + next * 1000 })]
}
