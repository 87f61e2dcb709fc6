import { Menu, useMantineColorScheme } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Locale } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import { languageName } from '../../lib/format.ts'
import { locales, useLocale, useT } from '../../lib/i18n.ts'
import { IconLogout, IconUser } from '../../ui/icons.tsx'
import { toastError } from '../../ui/toast.ts'
import { changeOwnLocale } from '../users/change-locale.ts'
import { useSession } from './api.ts'
import { AvatarButton } from './avatar-button.tsx'
import { PresentPlace } from './present-place.tsx'
import { signOut } from './sign-out.ts'
import classes from './user-menu.module.css'

/** The avatar with its menu, open from the start: it is loaded when somebody reaches for it. */
export function UserMenuPanel() {
  const t = useT()
  const session = useSession()
  const { pathname } = useLocation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { user, impersonation } = session
  const avatar = useRef<HTMLButtonElement>(null)
  const name = fullName(user)
  return (
    <Menu
      position="bottom-end"
      width="17rem"
      withinPortal={false}
      defaultOpened
      // Open from the start, it does not know by itself where the focus came from.
      onClose={() => avatar.current?.focus()}
    >
      <Menu.Target>
        <AvatarButton user={user} ref={avatar} />
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <div className={classes.name}>{name}</div>
          <div className="small-print">{user.email}</div>
        </div>
        <Menu.Divider />
        <PresentPlace session={session} />
        <Menu.Item
          leftSection={<IconUser size={16} aria-hidden />}
          renderRoot={(props) => <Link to={profilePath(pathname) as '/'} {...props} />}
        >
          {t('shell.menu.profile')}
        </Menu.Item>
        <Menu.Divider />
        {/* The language is the person's own, and so not for whoever acts as them. */}
        {!impersonation && <Languages />}
        <Menu.Label>{t('ui.scheme.label')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(chosen) => setColorScheme(chosen as 'light')}>
          {(['auto', 'light', 'dark'] as const).map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`ui.scheme.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {!impersonation && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
              {t('shell.menu.signOut')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Languages() {
  const t = useT()
  const locale = useLocale()
  return (
    <>
      <Menu.Label>{t('ui.language')}</Menu.Label>
      <Menu.RadioGroup
        value={locale}
        onChange={(chosen) => void changeOwnLocale(chosen as Locale).catch(toastError)}
      >
        {locales.map((code) => (
          <Menu.RadioItem key={code} value={code} lang={code}>
            {languageName(code)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}

/** "Seu perfil" inside the area where one is, so that its menu stays. */
function profilePath(pathname: string): string {
  const area = /^\/(?:staff|c\/\d+)(?=\/|$)/.exec(pathname)
  return `${area?.[0] ?? ''}/profile`
}
