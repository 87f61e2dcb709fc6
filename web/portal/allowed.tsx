import type { ReactNode } from 'react'
import type { ClientPermission } from '../../contract/access.ts'
import { usePortalCan } from '../features/sessions/api.ts'
import { SupportContacts } from '../features/settings/support-contacts.tsx'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { EmptyState } from '../ui/states.tsx'

type Props = { permission: ClientPermission; children: ReactNode }

/** The page for whoever holds the permission; a kind 403 for others who came by its address. */
export function Allowed({ permission, children }: Props) {
  const t = useT()
  if (usePortalCan(permission)) return children
  return (
    <>
      <PageHeader title={t('ui.error.forbidden')} />
      <EmptyState title={t(`access.permissions.${permission}`)}>
        <p>{t('ui.error.forbiddenAbout')}</p>
        <SupportContacts />
      </EmptyState>
    </>
  )
}
