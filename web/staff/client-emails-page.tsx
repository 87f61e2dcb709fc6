import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { EmailScope } from '../features/emails/api.ts'
import { EmailsList } from '../features/emails/emails-list.tsx'
import { useT } from '../lib/i18n.ts'

const route = getRouteApi('/staff/clients/$clientId/emails')

export function ClientEmailsPage() {
  const t = useT()
  const clientId = Number(route.useParams().clientId)
  const navigate = route.useNavigate()
  const scope = useMemo<EmailScope>(() => ({ area: 'staff', clientId }), [clientId])
  return (
    <EmailsList
      scope={scope}
      search={route.useSearch()}
      onSearch={(search) => void navigate({ search, resetScroll: false })}
      emptyAbout={t('emails.emptyClientAbout')}
    />
  )
}
