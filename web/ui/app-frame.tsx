import { UnstyledButton } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useT } from '../lib/i18n.ts'
import classes from './app-frame.module.css'
import { IconMenu2 } from './icons.tsx'
import { type NavItem, SideNav } from './side-nav.tsx'

// Only phones need it.
const NavDrawer = lazy(() => import('./nav-drawer.tsx').then((module) => ({ default: module.NavDrawer })))

type Props = {
  /** Mark and name, at the top left; also the head of the drawer on phones. */
  brand: ReactNode
  nav: NavItem[]
  /** In the middle of the bar: what finds things. */
  search?: ReactNode
  /** Top right: the avatar. */
  corner: ReactNode
  /** Across the top, always in sight: that one is not oneself here. */
  strip?: ReactNode
  /** Above the page: what concerns all of them. */
  banner?: ReactNode
  /** `wide` for tables, `narrow` for reading. */
  width: 'wide' | 'narrow'
  children: ReactNode
}

/** Top bar, menu at the left (a drawer on phones) and the page. */
export function AppFrame({ brand, nav, search, corner, strip, banner, width, children }: Props) {
  const t = useT()
  const [drawer, setDrawer] = useState<'never' | 'open' | 'closed'>('never')
  return (
    <div className={classes.frame} data-strip={strip ? true : undefined}>
      <a href="#content" className="skip-link">
        {t('ui.skipToContent')}
      </a>
      <header className={classes.top}>
        {strip}
        <div className={classes.bar}>
          <UnstyledButton
            className={classes.burger}
            aria-label={t('ui.nav.open')}
            aria-expanded={drawer === 'open'}
            onClick={() => setDrawer('open')}
          >
            <IconMenu2 size={20} aria-hidden />
          </UnstyledButton>
          <div className={classes.brand}>{brand}</div>
          {search && <div className={classes.search}>{search}</div>}
          <div className={classes.corner}>{corner}</div>
        </div>
      </header>
      <div className={classes.side}>
        <SideNav items={nav} />
      </div>
      {drawer !== 'never' && (
        <Suspense fallback={null}>
          <NavDrawer
            brand={brand}
            items={nav}
            isOpen={drawer === 'open'}
            onClose={() => setDrawer('closed')}
          />
        </Suspense>
      )}
      <main id="content" tabIndex={-1} className={classes.main} data-width={width}>
        {banner}
        {children}
      </main>
    </div>
  )
}
