import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { InvoiceScope } from '../features/invoices/api.ts'
import { InvoicesList } from '../features/invoices/invoices-list.tsx'
import { useStaffCan } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { HrefLink } from '../ui/href-link.tsx'
import { EmptyState } from '../ui/states.tsx'

const route = getRouteApi('/staff/clients/$clientId/invoices')

/** "Fatura": a client's invoices. */
export function ClientInvoicesPage() {
  const t = useT()
  const clientId = Number(route.useParams().clientId)
  const navigate = route.useNavigate()
  const mayEdit = useStaffCan('invoices:edit')
  const scope = useMemo<InvoiceScope>(() => ({ area: 'staff', clientId }), [clientId])
  const listHref = `/staff/clients/${clientId}/invoices`
  return (
    <InvoicesList
      scope={scope}
      search={route.useSearch()}
      onSearch={(search) => void navigate({ search, resetScroll: false })}
      hrefOf={({ id }) => `${listHref}/${id}`}
      empty={<EmptyState title={t('invoices.empty')}>{t('invoices.emptyAbout')}</EmptyState>}
      action={
        mayEdit && (
          <Button renderRoot={(props) => <HrefLink {...props} href={`${listHref}/new`} />}>
            {t('invoices.add')}
          </Button>
        )
      }
    />
  )
}
