import { Link, Outlet } from '@tanstack/react-router'
import { ImpersonationStrip } from '../features/impersonations/impersonation-strip.tsx'
import { useClientId, usePortalSession } from '../features/sessions/api.ts'
import { SuspendedBanner } from '../features/sessions/suspended-banner.tsx'
import { UserMenu } from '../features/sessions/user-menu.tsx'
import { useProvider } from '../features/settings/provider.ts'
import { useT } from '../lib/i18n.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { useArea } from '../ui/area.ts'
import frame from '../ui/brand.module.css'
import { Brand } from '../ui/brand.tsx'
import {
  IconFileInvoice,
  IconHistory,
  IconHome,
  IconMail,
  IconPackage,
  IconUser,
  IconUserShield,
  IconUsers,
} from '../ui/icons.tsx'
import type { NavItem } from '../ui/side-nav.tsx'

/** The client area around its pages. */
export function PortalShell() {
  useArea('reception')
  const { name, logoUrl } = useProvider()
  const { client, impersonation } = usePortalSession()
  const clientId = String(useClientId())
  return (
    <AppFrame
      brand={
        <Link to="/c/$clientId" params={{ clientId }} className={frame.link}>
          <Brand name={name} logoUrl={logoUrl} area={client.tradeName} />
        </Link>
      }
      nav={useNav()}
      corner={<UserMenu />}
      strip={impersonation && <ImpersonationStrip impersonation={impersonation} client={client} />}
      banner={client.suspended && <SuspendedBanner reason={client.suspensionReason} />}
      width="narrow"
    >
      <Outlet />
    </AppFrame>
  )
}

/** Only what the person's permissions allow: the API refuses the rest too. */
function useNav(): NavItem[] {
  const t = useT()
  const { permissions } = usePortalSession()
  const home = `/c/${useClientId()}`
  const items: NavItem[] = [{ label: t('shell.nav.start'), href: home, icon: IconHome, isExact: true }]
  if (permissions.includes('services:view')) {
    items.push({ label: t('shell.nav.services'), href: `${home}/services`, icon: IconPackage })
  }
  if (permissions.includes('contacts:manage')) {
    items.push({ label: t('shell.nav.contacts'), href: `${home}/contacts`, icon: IconUsers })
  }
  if (permissions.includes('users:manage')) {
    items.push({ label: t('shell.nav.users'), href: `${home}/users`, icon: IconUserShield })
  }
  if (permissions.includes('invoices:view')) {
    items.push({ label: t('shell.nav.invoices'), href: `${home}/invoices`, icon: IconFileInvoice })
  }
  if (permissions.includes('emails:view')) {
    items.push({ label: t('shell.nav.portalEmails'), href: `${home}/emails`, icon: IconMail })
  }
  if (permissions.includes('users:manage')) {
    items.push({ label: t('shell.nav.history'), href: `${home}/history`, icon: IconHistory })
  }
  items.push({ label: t('shell.nav.profile'), href: `${home}/profile`, icon: IconUser })
  return items
}
