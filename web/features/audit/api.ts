import { type AuditEvent, auditPage } from '../../../contract/audit.ts'
import { pagedQuery } from '../../lib/query.ts'

/** What happened around a client, newest first. */
export function historyQuery(clientId: number) {
  return pagedQuery<AuditEvent>(auditPage, ['clients', clientId, 'history'], `/clients/${clientId}/history`, {
    account: null,
  })
}
