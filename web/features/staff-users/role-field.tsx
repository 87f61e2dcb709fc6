import { Radio, type RadioGroupProps } from '@mantine/core'
import { useId } from 'react'
import { type StaffRole, staffPermissions, staffRoleAllows, staffRoles } from '#contract/access.ts'
import { useT } from '../../lib/i18n.ts'
import { IconCheck, IconMinus } from '../../ui/icons.tsx'
import classes from './staff-users.module.css'

type Props = Omit<RadioGroupProps, 'children' | 'label' | 'value' | 'onChange'> & {
  value?: StaffRole
  onChange?: (role: StaffRole) => void
}

/** A role, with what it may and may not, straight from the catalogue that the server decides by. */
export function RoleField({ value = 'agent', onChange, ...group }: Props) {
  const t = useT()
  const id = useId()
  return (
    <div className={classes.roles}>
      <Radio.Group
        label={t('team.role.label')}
        {...group}
        value={value}
        onChange={(role) => onChange?.(role as StaffRole)}
      >
        <div className={classes.choices}>
          {staffRoles.map((role) => (
            <Radio key={role} value={role} label={t(`access.roles.${role}`)} aria-describedby={id} />
          ))}
        </div>
      </Radio.Group>
      <section className={classes.may} id={id} aria-live="polite">
        <p className={classes.mayTitle}>{t('team.role.may', { role: t(`access.roles.${value}`) })}</p>
        <ul className="plain-list">
          {staffPermissions.map((permission) => {
            const isAllowed = staffRoleAllows(value, permission)
            return (
              <li key={permission} data-allowed={isAllowed || undefined}>
                {isAllowed ? (
                  <IconCheck size={16} aria-label={t('team.role.yes')} />
                ) : (
                  <IconMinus size={16} aria-label={t('team.role.no')} />
                )}
                {t(`access.staffPermissions.${permission}`)}
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}
