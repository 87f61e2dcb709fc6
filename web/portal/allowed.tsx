import type { ReactNode } from 'react'
import type { ClientPermission } from '../../contract/access.ts'
import { useFreshPermissions, useIsOpen } from '../features/portal-home/open.ts'
import { usePortalSession } from '../features/sessions/api.ts'
import { SupportContacts } from '../features/settings/support-contacts.tsx'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { EmptyState } from '../ui/states.tsx'

type Props = { permission: ClientPermission; children: ReactNode }

/** The page for whoever holds the permission; a kind word for others who came by its address. */
export function Allowed({ permission, children }: Props) {
  const t = useT()
  useFreshPermissions()
  const isOpen = useIsOpen(permission)
  const { client } = usePortalSession()
  if (isOpen) return children
  if (client.suspended) {
    return (
      <>
        <PageHeader title={t(`access.permissions.${permission}`)} />
        <EmptyState title={t('portalHome.suspended')}>{t('portalHome.suspendedAbout')}</EmptyState>
      </>
    )
  }
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
