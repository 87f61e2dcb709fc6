import { DeletedClients } from '../features/clients/deleted-clients.tsx'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'

export function DeletedClientsPage() {
  const t = useT()
  return (
    <>
      <PageHeader
        title={t('clientLifecycle.deleted.title')}
        subtitle={t('clientLifecycle.deleted.about')}
        back={{ label: t('clients.title'), href: '/staff/clients' }}
      />
      <DeletedClients />
    </>
  )
}
