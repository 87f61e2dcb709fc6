import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { useProvider } from '../provider/provider.ts'
import { SupportContacts } from '../provider/support-contacts.tsx'
import classes from './suspended-banner.module.css'

export function SuspendedBanner({ reason }: { reason: string | null }) {
  const t = useT()
  const { name } = useProvider()
  return (
    <div className={classes.banner}>
      <Notice tone="warning" title={t('shell.suspended.title')}>
        {reason && <p>{t('shell.suspended.reason', { reason })}</p>}
        <p>
          {t('shell.suspended.contact', { provider: name })} <SupportContacts />
        </p>
      </Notice>
    </div>
  )
}
