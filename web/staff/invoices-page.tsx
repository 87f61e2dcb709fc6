import { getRouteApi } from '@tanstack/react-router'
import type { InvoiceScope } from '../features/invoices/api.ts'
import { InvoicesList } from '../features/invoices/invoices-list.tsx'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { EmptyState } from '../ui/states.tsx'

const route = getRouteApi('/staff/invoices')
const everybody: InvoiceScope = { area: 'staff', clientId: null }

/** "Faturas": those of all clients. */
export function InvoicesPage() {
  const t = useT()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHeader title={t('invoices.title')} subtitle={t('invoices.about')} />
      <InvoicesList
        scope={everybody}
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, resetScroll: false })}
        hrefOf={({ clientId, id }) => `/staff/clients/${clientId}/invoices/${id}`}
        empty={<EmptyState title={t('invoices.empty')}>{t('invoices.emptyAllAbout')}</EmptyState>}
      />
    </>
  )
}
