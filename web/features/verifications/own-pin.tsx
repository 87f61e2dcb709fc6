import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShownSupportPin, SupportPinStatus } from '#contract/verifications.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { usePortalSession } from '../sessions/api.ts'
import classes from './own-pin.module.css'
import { ownPinQuery, renewOwnPin, viewOwnPin } from './own-pin-api.ts'

/** "PIN de suporte": what proves to support who speaks for the client. */
export function OwnPin() {
  const t = useT()
  const { client, impersonation } = usePortalSession()
  return (
    <Section
      title={t('verification.ownPin.title')}
      about={t('verification.ownPin.about', { client: client.tradeName })}
    >
      <Loaded query={useQuery(ownPinQuery(client.id))} lines={2}>
        {(status) => <Pin status={status} clientId={client.id} isClosed={impersonation !== null} />}
      </Loaded>
    </Section>
  )
}

type PinProps = { status: SupportPinStatus; clientId: number; isClosed: boolean }

function Pin({ status, clientId, isClosed }: PinProps) {
  const t = useT()
  // Kept by this component alone: whoever opens the page anew has to look anew, which is recorded.
  const [shown, setShown] = useState<ShownSupportPin | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function run(work: Promise<ShownSupportPin>, done?: string) {
    setBusy(true)
    await work.then((pin) => {
      setShown(pin)
      if (done) toastSuccess(done)
    }, toastError)
    setBusy(false)
  }

  return (
    <>
      <div aria-live="polite">{shown ? <Digits pin={shown.pin} /> : <Status status={status} />}</div>
      <div className={classes.actions}>
        {isClosed && <p className="quiet">{t('verification.ownPin.impersonating')}</p>}
        {!isClosed && !status.exists && (
          <Button
            loading={isBusy}
            onClick={() => void run(renewOwnPin(clientId), t('verification.ownPin.created'))}
          >
            {t('verification.ownPin.create')}
          </Button>
        )}
        {!isClosed && status.exists && (
          <>
            <Button
              variant="default"
              loading={isBusy}
              onClick={() => (shown ? setShown(null) : void run(viewOwnPin(clientId)))}
            >
              {t(shown ? 'verification.ownPin.hide' : 'verification.ownPin.show')}
            </Button>
            <ConfirmButton
              title={t('verification.ownPin.renewTitle')}
              body={t('verification.ownPin.renewAbout')}
              confirm={t('verification.ownPin.renew')}
              onConfirm={() => run(renewOwnPin(clientId), t('verification.ownPin.renewed'))}
            >
              {t('verification.ownPin.renew')}
            </ConfirmButton>
          </>
        )}
      </div>
    </>
  )
}

/** In two groups, as people read it out. */
function Digits({ pin }: { pin: string }) {
  const t = useT()
  return (
    <p className={classes.pin}>
      <span className="visually-hidden">{t('verification.ownPin.is')} </span>
      <strong>
        {pin.slice(0, 3)} {pin.slice(3)}
      </strong>
      <CopyButton value={pin} size="xs" />
    </p>
  )
}

function Status({ status: { renewedAt } }: { status: SupportPinStatus }) {
  const t = useT()
  if (!renewedAt) return <p className="quiet">{t('verification.ownPin.none')}</p>
  return (
    <p className="quiet">
      {t('verification.ownPin.since')} <DateTime value={renewedAt} />. {t('verification.ownPin.recorded')}
    </p>
  )
}
