import type { ComponentType } from 'react'
import { useT } from '../lib/i18n.ts'
import { HrefLink } from './href-link.tsx'
import classes from './side-nav.module.css'

export type NavItem = {
  label: string
  href: string
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
  /** Lit only on exactly this address, not on those below it. */
  isExact?: boolean
}

export function SideNav({ items, onGo }: { items: NavItem[]; onGo?: () => void }) {
  const t = useT()
  return (
    <nav aria-label={t('ui.nav.main')}>
      <ul className={classes.list}>
        {items.map(({ label, href, icon: Icon, isExact }) => (
          <li key={href}>
            <HrefLink
              href={href}
              className={classes.item}
              activeOptions={{ exact: isExact ?? false, includeSearch: false }}
              onClick={onGo}
            >
              <Icon size={18} stroke={1.75} aria-hidden />
              {label}
            </HrefLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
