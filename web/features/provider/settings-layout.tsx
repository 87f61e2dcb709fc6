import { Outlet, useMatches } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useT } from '../../lib/i18n.ts'
import { LinkTabs } from '../../ui/link-tabs.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useSession } from '../sessions/api.ts'
import { openSettingsParts, type SettingsPart, settingsParts } from './parts.ts'
import classes from './settings.module.css'

/** "Configurações" around the part that is open. */
export function SettingsLayout() {
  const t = useT()
  const open = openSettingsParts(useSession().staff?.permissions)
  const part = usePart()
  const nav = useRef<HTMLElement>(null)
  // On phones the parts run out of the screen sideways.
  useEffect(() => {
    if (part) nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [part])
  const title = part && t(`provider.parts.${part}`)
  return (
    <>
      <PageHeader
        title={t('provider.title')}
        documentTitle={title ? `${title} · ${t('provider.title')}` : t('provider.title')}
      />
      <div className={classes.layout}>
        <LinkTabs
          ref={nav}
          isBeside
          label={t('provider.nav')}
          tabs={open.map((name) => ({ href: `/staff/settings/${name}`, label: t(`provider.parts.${name}`) }))}
        />
        <div className={classes.content}>
          {part && !open.includes(part) ? (
            <EmptyState title={t('ui.error.forbidden')}>{t('ui.error.forbiddenAbout')}</EmptyState>
          ) : (
            <Outlet />
          )}
        </div>
      </div>
    </>
  )
}

/** A part may have addresses of its own below it. */
function usePart(): SettingsPart | undefined {
  const words = useMatches().at(-1)?.pathname.split('/') ?? []
  return settingsParts.find(({ name }) => name === words[words.indexOf('settings') + 1])?.name
}
