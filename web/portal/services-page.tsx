import { usePortalSession } from '../features/sessions/api.ts'
import { OwnServices } from '../features/subscriptions/own-services.tsx'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Allowed } from './allowed.tsx'

export function ServicesPage() {
  return (
    <Allowed permission="services:view">
      <Services />
    </Allowed>
  )
}

function Services() {
  const t = useT()
  const { client } = usePortalSession()
  return (
    <>
      <PageHeader
        title={t('subscriptions.portal.title')}
        subtitle={t('subscriptions.portal.about', { client: client.tradeName })}
      />
      <OwnServices clientId={client.id} />
    </>
  )
}
