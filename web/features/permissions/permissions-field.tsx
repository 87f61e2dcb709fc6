import { Button, Checkbox, NativeSelect } from '@mantine/core'
import {
  type ClientPermission,
  clientPermissions,
  completeGrant,
  type Grant,
  type SupportLevel,
  supportLevels,
} from '../../../contract/access.ts'
import { useT } from '../../lib/i18n.ts'
import { permissionGroups, withoutPermission } from './groups.ts'
import classes from './permissions-field.module.css'

type Props = {
  value: Grant
  onChange: (grant: Grant) => void
  /** What the person choosing holds; more than that cannot be granted. Without it everything can. */
  holder?: Grant
  disabled?: boolean
  error?: string
}

/** The permission catalogue as checkboxes, and the level of support. */
export function PermissionsField({ value, onChange, holder, disabled = false, error }: Props) {
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
                description={mayGrant(permission) ? undefined : t('permissions.beyondOwn')}
                onChange={(event) => toggle(permission, event.currentTarget.checked)}
                data-path={`access.permissions.${permission}`}
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
      <SupportField {...{ value, onChange, holder, disabled }} />
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

function SupportField({
  value,
  onChange,
  holder,
  disabled,
}: Omit<Props, 'holder'> & { holder: Grant | undefined }) {
  const t = useT()
  const limit = holder?.supportLevel ?? 6
  return (
    <NativeSelect
      className={classes.support}
      label={t('access.support.label')}
      description={
        limit < 6 ? t('permissions.beyondOwnLevel', { level: limit }) : t('permissions.supportAbout')
      }
      value={String(value.supportLevel)}
      disabled={disabled ?? false}
      data={supportLevels.map((level) => ({
        value: String(level),
        label: t('permissions.level', { level, meaning: t(`access.support.levels.${level}`) }),
        disabled: level > limit && level !== value.supportLevel,
      }))}
      onChange={(event) =>
        onChange({ ...value, supportLevel: Number(event.currentTarget.value) as SupportLevel })
      }
    />
  )
}
