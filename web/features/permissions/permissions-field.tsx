import { Button, Checkbox, NativeSelect } from '@mantine/core'
import {
  type ClientPermission,
  clientPermissions,
  completeGrant,
  type Grant,
  type SupportLevel,
  supportLevels,
} from '#contract/access.ts'
import { useT } from '../../lib/i18n.ts'
import { IconLock } from '../../ui/icons.tsx'
import { permissionGroups, withoutPermission } from './groups.ts'
import classes from './permissions-field.module.css'

type Props = {
  value: Grant
  onChange: (grant: Grant) => void
  /** What the person choosing holds; more than that cannot be granted. Without it everything can. */
  holder?: Grant
  disabled?: boolean
  error?: string
  /** Where the form holds a permission and the level, for messages about them. */
  pathOf?: (field: ClientPermission | 'supportLevel') => string
}

const pathInContact: NonNullable<Props['pathOf']> = (field) =>
  field === 'supportLevel' ? 'access.supportLevel' : `access.permissions.${field}`

/** The permission catalogue as checkboxes, and the level of support. */
export function PermissionsField({
  value,
  onChange,
  holder,
  disabled = false,
  error,
  pathOf = pathInContact,
}: Props) {
  const t = useT()
  const mayGrant = (permission: ClientPermission) => !holder || holder.permissions.includes(permission)
  const grantable = clientPermissions.filter(mayGrant)
  const hasAll = grantable.every((permission) => value.permissions.includes(permission))

  function toggle(permission: ClientPermission, isOn: boolean) {
    if (isOn) onChange(completeGrant({ ...value, permissions: [...value.permissions, permission] }))
    else onChange(withoutPermission(value, permission))
  }

  function toggleAll() {
    // What the chooser does not hold stays as it was.
    const kept = value.permissions.filter((permission) => !mayGrant(permission))
    onChange(completeGrant({ ...value, permissions: hasAll ? kept : [...kept, ...grantable] }))
  }

  return (
    <div>
      {!disabled && grantable.length < clientPermissions.length && (
        <p className={classes.limit}>
          <IconLock size={16} stroke={1.75} aria-hidden />
          {t('permissions.onlyOwn')}
        </p>
      )}
      <div className={classes.groups}>
        {permissionGroups.map((group) => (
          <fieldset key={group.name} className={classes.group} disabled={disabled}>
            <legend>{t(`permissions.groups.${group.name}`)}</legend>
            {group.permissions.map((permission) => (
              <Checkbox
                key={permission}
                label={t(`access.permissions.${permission}`)}
                checked={value.permissions.includes(permission)}
                disabled={disabled || !mayGrant(permission)}
                description={disabled || mayGrant(permission) ? undefined : t('permissions.notOwn')}
                onChange={(event) => toggle(permission, event.currentTarget.checked)}
                data-path={pathOf(permission)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {!disabled && (
        <Button variant="subtle" size="compact-sm" className={classes.all} onClick={toggleAll}>
          {t(hasAll ? 'permissions.none' : 'permissions.all')}
        </Button>
      )}
      <SupportField {...{ value, onChange, holder, disabled, path: pathOf('supportLevel') }} />
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

type SupportProps = Pick<Props, 'value' | 'onChange'> & {
  holder: Grant | undefined
  disabled: boolean
  path: string
}

function SupportField({ value, onChange, holder, disabled, path }: SupportProps) {
  const t = useT()
  const limit = holder?.supportLevel ?? 6
  // What one does not hold one can neither give nor take: the server would leave it as it is.
  const isAbove = value.supportLevel > limit
  return (
    <NativeSelect
      className={classes.support}
      label={t('access.support.label')}
      description={about()}
      value={String(value.supportLevel)}
      disabled={disabled || isAbove}
      data={supportLevels.map((level) => ({
        value: String(level),
        label: t('permissions.level', { level, meaning: t(`access.support.levels.${level}`) }),
        disabled: level > limit && level !== value.supportLevel,
      }))}
      onChange={(event) =>
        onChange({ ...value, supportLevel: Number(event.currentTarget.value) as SupportLevel })
      }
      data-path={path}
    />
  )

  function about(): string {
    if (disabled || limit === 6) return t('permissions.supportAbout')
    return t(isAbove ? 'permissions.aboveOwnLevel' : 'permissions.beyondOwnLevel', { level: limit })
  }
}
