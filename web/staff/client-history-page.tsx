import { getRouteApi } from '@tanstack/react-router'
import { HistoryList } from '../features/audit/history-list.tsx'

const route = getRouteApi('/staff/clients/$clientId/history')

export function ClientHistoryPage() {
  return <HistoryList clientId={Number(route.useParams().clientId)} />
}
