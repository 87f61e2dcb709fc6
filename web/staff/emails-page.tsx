import { getRouteApi } from '@tanstack/react-router'
import type { EmailScope } from '../features/emails/api.ts'
import { EmailsList } from '../features/emails/emails-list.tsx'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'

const route = getRouteApi('/staff/emails')
const everybody: EmailScope = { area: 'staff', clientId: null }

export function EmailsPage() {
  const t = useT()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHeader title={t('emails.title')} />
      <EmailsList
        scope={everybody}
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, resetScroll: false })}
        emptyAbout={t('emails.emptyAbout')}
      />
    </>
  )
}
