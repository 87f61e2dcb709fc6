import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { clientQuery } from '../features/clients/api.ts'
import { ClientForm } from '../features/clients/client-form.tsx'

const route = getRouteApi('/staff/clients/$clientId/business')

export function ClientBusinessPage() {
  const clientId = Number(route.useParams().clientId)
  const { data } = useSuspenseQuery(clientQuery(clientId))
  return <ClientForm key={clientId} client={data} />
}
