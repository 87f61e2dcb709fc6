import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ClientListItem } from '../../../contract/client-list.ts'
import { useT } from '../../lib/i18n.ts'

/** What can be done to a client from its row. */
export function ClientActions({ client }: { client: ClientListItem }) {
  const t = useT()
  const label = t('clientList.actions.edit')
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('clientList.actions.of', { action: label, client: client.tradeName })}
      renderRoot={(props) => (
        <Link {...props} to="/staff/clients/$clientId/business" params={{ clientId: String(client.id) }} />
      )}
    >
      {label}
    </Button>
  )
}
