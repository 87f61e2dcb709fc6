import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { recipientsQuery } from './api.ts'
import classes from './recipients.module.css'

/** On a contact whose address sent messages back, or who complained of one. */
export function UndeliverableNotice({ clientId, contactId }: { clientId: number; contactId: number }) {
  const t = useT()
  const { data } = useQuery(recipientsQuery(clientId))
  const mark = data?.contacts.find((one) => one.contactId === contactId)?.undeliverable
  if (!mark) return null
  return (
    <div className={classes.notice}>
      <Notice tone="warning">{t(`recipients.undeliverable.${mark.kind}`)}</Notice>
    </div>
  )
}
