import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { EmailScope } from '../features/emails/api.ts'
import { EmailsList } from '../features/emails/emails-list.tsx'
import { usePortalSession } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Allowed } from './allowed.tsx'

const route = getRouteApi('/c/$clientId/emails')

export function EmailsPage() {
  return (
    <Allowed permission="emails:view">
      <Emails />
    </Allowed>
  )
}

function Emails() {
  const t = useT()
  const { client } = usePortalSession()
  const navigate = route.useNavigate()
  const scope = useMemo<EmailScope>(() => ({ area: 'portal', clientId: client.id }), [client.id])
  return (
    <>
      <PageHeader
        title={t('emails.portalTitle')}
        subtitle={t('emails.portalAbout', { client: client.tradeName })}
      />
      <EmailsList
        scope={scope}
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, resetScroll: false })}
        emptyAbout={t('emails.emptyPortalAbout')}
      />
    </>
  )
}
