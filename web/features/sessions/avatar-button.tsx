import { UnstyledButton } from '@mantine/core'
import type { ComponentProps } from 'react'
import { fullName } from '#contract/names.ts'
import type { CurrentSession } from '#contract/sessions.ts'
import { initials } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import classes from './user-menu.module.css'

type Props = ComponentProps<'button'> & { user: CurrentSession['user'] }

export function AvatarButton({ user, className, ...button }: Props) {
  const t = useT()
  return (
    <UnstyledButton
      className={className ? `${classes.avatar} ${className}` : classes.avatar}
      aria-label={t('shell.menu.open', { name: fullName(user) })}
      // Drawn by the style sheet: the letters are no part of the button's name.
      data-initials={initials(user.firstName, user.lastName)}
      {...button}
    />
  )
}
