import { Anchor } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type MailStatus, mailStatus } from '#contract/emails.ts'
import { apiGet } from '../../lib/api.ts'
import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './mail-banner.module.css'

const mailStatusQuery = queryOptions({
  queryKey: ['mail-status'],
  queryFn: ({ signal }): Promise<MailStatus> => apiGet(mailStatus, '/mail-status', { signal }),
  staleTime: 30_000,
  refetchInterval: 60_000,
})

/** Says when mail does not reach people: no server set, or messages that failed. */
export function MailBanner() {
  const t = useT()
  const { data } = useQuery(mailStatusQuery)
  if (!data || (data.transport === 'smtp' && data.failed === 0)) return null
  return (
    <div className={classes.banners}>
      {data.transport === 'none' && (
        <Notice tone="info" title={t('shell.mail.none')}>
          {data.waiting === 0
            ? t('shell.mail.waiting_zero')
            : t('shell.mail.waiting', { count: data.waiting })}
        </Notice>
      )}
      {data.transport === 'demo' && (
        <Notice tone="info">
          {t('shell.mail.demo')}{' '}
          <Anchor inherit renderRoot={(props) => <Link to="/demo/mail" {...props} />}>
            {t('shell.mail.seeDemo')}
          </Anchor>
        </Notice>
      )}
      {data.failed > 0 && (
        <Notice tone="warning">
          {t('shell.mail.failed', { count: data.failed })}{' '}
          <Anchor inherit href="/staff/emails?state=failed">
            {t('shell.mail.seeFailed')}
          </Anchor>
        </Notice>
      )}
    </div>
  )
}
