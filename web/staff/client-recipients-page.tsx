import { getRouteApi } from '@tanstack/react-router'
import { ClientRecipientsView } from '../features/recipients/client-recipients.tsx'

const route = getRouteApi('/staff/clients/$clientId/recipients')

export function ClientRecipientsPage() {
  return <ClientRecipientsView clientId={Number(route.useParams().clientId)} />
}
