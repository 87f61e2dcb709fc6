import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { InvoiceScope } from '../features/invoices/api.ts'
import { DueInvoices } from '../features/invoices/due-invoices.tsx'
import { InvoicesList } from '../features/invoices/invoices-list.tsx'
import { useProvider } from '../features/provider/provider.ts'
import { usePortalSession } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Section } from '../ui/section.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Allowed } from './allowed.tsx'

const route = getRouteApi('/c/$clientId/invoices')

export function InvoicesPage() {
  return (
    <Allowed permission="invoices:view" whileSuspended>
      <Invoices />
    </Allowed>
  )
}

function Invoices() {
  const t = useT()
  const { client } = usePortalSession()
  const { name: provider } = useProvider()
  const navigate = route.useNavigate()
  const scope = useMemo<InvoiceScope>(() => ({ area: 'portal', clientId: client.id }), [client.id])
  return (
    <>
      <PageHeader
        title={t('invoices.title')}
        subtitle={t('invoices.portal.about', { provider, client: client.tradeName })}
      />
      <DueInvoices clientId={client.id} />
      <Section title={t('invoices.portal.all')} variant="plain">
        <InvoicesList
          scope={scope}
          search={route.useSearch()}
          onSearch={(search) => void navigate({ search, resetScroll: false })}
          hrefOf={({ id }) => `/c/${client.id}/invoices/${id}`}
          empty={<EmptyState title={t('invoices.portal.empty')} />}
        />
      </Section>
    </>
  )
}
