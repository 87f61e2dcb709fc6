import { Button, Modal } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { type StaffUser, staffUserEdit } from '#contract/staff-users.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { changeRole, readStaffUser } from './api.ts'
import { RoleField } from './role-field.tsx'
import classes from './staff-users.module.css'

/** "Alterar papel", with its window. */
export function ChangeRole({ colleague }: { colleague: StaffUser }) {
  const t = useT()
  const [isOpen, modal] = useDisclosure(false)
  const isPhone = useMediaQuery('(max-width: 36em)') ?? false
  const name = `${colleague.firstName} ${colleague.lastName}`
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('staffUsers.role.changeOf', { name })}
        onClick={modal.open}
      >
        {t('staffUsers.role.change')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={modal.close}
        title={t('staffUsers.role.changeOf', { name })}
        size="38rem"
        fullScreen={isPhone}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      >
        <RoleForm colleague={colleague} name={name} onDone={modal.close} />
      </Modal>
    </>
  )
}

type FormProps = { colleague: StaffUser; name: string; onDone: () => void }

function RoleForm({ colleague, name, onDone }: FormProps) {
  const t = useT()
  const record = useRecordForm({
    schema: staffUserEdit,
    initialValues: valuesOf(colleague),
    guard: false,
    submit: (edit) => changeRole(colleague.id, edit),
    reload: async () => valuesOf(await readStaffUser(colleague.id)),
    onSaved: ({ role }) => {
      toastSuccess(t('staffUsers.role.changed', { name, role: t(`access.roles.${role}`) }))
      onDone()
    },
  })
  const { role } = record.form.values
  return (
    <form {...record.formProps}>
      <FormErrors record={record} />
      <RoleField {...record.form.getInputProps('role')} />
      {colleague.isSelf && role !== 'administrator' && (
        <div className={classes.notice}>
          <Notice tone="warning">{t('staffUsers.role.ownAbout')}</Notice>
        </div>
      )}
      <FormActions submitting={record.submitting} variant="inline" onCancel={onDone} />
    </form>
  )
}

function valuesOf({ role, version }: StaffUser) {
  return { role, version }
}
