import { fullName } from '#contract/names.ts'
import { type StaffUser, staffUserEdit } from '#contract/staff-users.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { changeRole, readStaffUser } from './api.ts'
import { RoleField } from './role-field.tsx'

/** "Alterar papel", with its window. */
export function ChangeRole({ colleague }: { colleague: StaffUser }) {
  const t = useT()
  const name = fullName(colleague)
  return (
    <FormWindow
      label={t('staffUsers.role.change')}
      buttonLabel={t('staffUsers.role.changeOf', { name })}
      title={t('staffUsers.role.changeOf', { name })}
      button={{ variant: 'default', size: 'compact-sm' }}
    >
      <RoleForm colleague={colleague} name={name} />
    </FormWindow>
  )
}

function RoleForm({ colleague, name }: { colleague: StaffUser; name: string }) {
  const t = useT()
  const record = useRecordForm({
    schema: staffUserEdit,
    initialValues: valuesOf(colleague),
    guard: false,
    submit: (edit) => changeRole(colleague.id, edit),
    reload: async () => valuesOf(await readStaffUser(colleague.id)),
    saved: ({ role }) => t('staffUsers.role.changed', { name, role: t(`access.roles.${role}`) }),
  })
  const { role } = record.form.values
  return (
    <RecordForm record={record}>
      <RoleField {...record.form.getInputProps('role')} />
      {colleague.isSelf && role !== 'administrator' && (
        <Notice tone="warning">{t('staffUsers.role.ownAbout')}</Notice>
      )}
    </RecordForm>
  )
}

function valuesOf({ role, version }: StaffUser) {
  return { role, version }
}
