import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fullGrant } from '#contract/access.ts'
import { type MembershipDetail, membershipEdit } from '#contract/memberships.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { Section } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { ReadOnlyFields } from '../clients/read-only-fields.tsx'
import { PermissionsField } from '../permissions/permissions-field.tsx'
import { saveUser, userQuery } from './api.ts'
import { EndAccess } from './end-access.tsx'
import { grantOf, grantValues } from './grant-values.ts'
import { editLock, isBeyond } from './locks.ts'
import { UserFacts } from './user-facts.tsx'
import type { UserSubject } from './user-subject.ts'

type Props = {
  subject: UserSubject
  /** The list of users, where one goes from here. */
  listHref: string
}

/** What one user may do at the client. Who they are is kept with their contact. */
export function UserForm({ subject: newest, listHref }: Props) {
  const t = useT()
  const navigate = useNavigate()
  // What was chosen refers to what was first shown; what arrives later is for the server to point out.
  const [{ scope, user, session }] = useState(newest)
  const record = useRecordForm({
    schema: membershipEdit,
    initialValues: valuesOf(user),
    toInput: (values) => ({ ...grantOf(values), version: values.version }),
    submit: (edit) => saveUser(scope, user.id, edit),
    reload: async () => valuesOf(await queryClient.query({ ...userQuery(scope, user.id), staleTime: 0 })),
    onSaved: () => {
      toastSuccess(t('memberships.saved'))
      void navigate({ to: listHref as '/' })
    },
  })
  const { form } = record
  const lock = editLock(user, session)
  const error = form.errors['permissions']

  function leaveForGood() {
    record.takeAsSaved(form.getValues())
    void navigate({ to: listHref as '/', ignoreBlocker: true })
  }

  return (
    <form {...record.formProps}>
      <FormErrors record={record} />
      <ReadOnlyFields reason={lock && t(`memberships.locks.${lock}`)}>
        <UserFacts subject={newest} />
        <Section
          title={t('memberships.permissions')}
          about={
            lock ? null : t(isBeyond(user) ? 'memberships.locks.beyond' : 'memberships.permissionsAbout')
          }
        >
          <div data-path="permissions" tabIndex={-1}>
            <PermissionsField
              value={grantOf(form.values)}
              onChange={(grant) => form.setValues(grantValues(grant))}
              holder={session ?? fullGrant}
              disabled={lock !== null}
              pathOf={(field) => field}
              {...(typeof error === 'string' && { error })}
            />
          </div>
        </Section>
      </ReadOnlyFields>
      {!lock && (
        <FormActions submitting={record.submitting} cancelHref={listHref} isDisabled={!record.isDirty}>
          {user.abilities.end && <EndAccess scope={scope} user={user} onEnded={leaveForGood} />}
        </FormActions>
      )}
    </form>
  )
}

function valuesOf({ version, ...grant }: MembershipDetail) {
  return { ...grantValues(grant), version }
}
