import { getRouteApi } from '@tanstack/react-router'
import { ClientPlanView } from '../features/subscriptions/client-plan.tsx'

const route = getRouteApi('/staff/clients/$clientId/plan')

export function ClientPlanPage() {
  const clientId = Number(route.useParams().clientId)
  return <ClientPlanView key={clientId} clientId={clientId} />
}
