import { useQuery } from '@tanstack/react-query'
import { formatDateTime } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { sendingDraftQuery } from './api.ts'
import classes from './recipients.module.css'

/** When, by whom and to whom a document was last sent. */
export function LastSending({ clientId, path }: { clientId: number; path: string }) {
  const t = useT()
  const locale = useLocale()
  const { data } = useQuery(sendingDraftQuery(clientId, path))
  const last = data?.sendings[0]
  if (!last) return null
  const when = formatDateTime(last.at, locale)
  return (
    <p className={classes.last}>
      {t('recipients.send.last', { when, who: last.senderName, to: last.to.join(', ') })}
    </p>
  )
}
