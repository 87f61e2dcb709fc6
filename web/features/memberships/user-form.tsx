import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fullGrant } from '#contract/access.ts'
import { type MembershipDetail, membershipEdit } from '#contract/memberships.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import { PermissionsField } from '../permissions/permissions-field.tsx'
import { saveUser, userQuery } from './api.ts'
import { EndAccess } from './end-access.tsx'
import { grantOf, grantValues } from './grant-values.ts'
import { UserFacts } from './user-facts.tsx'
import type { UserSubject } from './user-subject.ts'

/** Why an access cannot be changed. */
const locks = {
  'auth.forbidden': 'readOnly',
  'impersonation.not_allowed': 'impersonating',
  'membership.own': 'own',
  'membership.primary_protected': 'primary',
} as const

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
    reload: async () => valuesOf(await readNow(userQuery(scope, user.id))),
    saved: t('memberships.saved'),
    onSaved: () => void navigate({ to: listHref as '/' }),
  })
  const { form } = record
  const { edit, end } = user.abilities
  const lock = edit === true ? null : t(`memberships.locks.${locks[edit]}`)
  const error = form.errors['permissions']

  function leaveForGood() {
    record.takeAsSaved(form.getValues())
    void navigate({ to: listHref as '/', ignoreBlocker: true })
  }

  return (
    <RecordForm
      record={record}
      cancelHref={listHref}
      isDisabled={!record.isDirty}
      readOnly={lock}
      extra={end === true && <EndAccess scope={scope} user={user} onEnded={leaveForGood} />}
    >
      <UserFacts subject={newest} />
      <Section
        title={t('memberships.permissions')}
        about={lock ? null : t(end === true ? 'memberships.permissionsAbout' : 'memberships.locks.beyond')}
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
    </RecordForm>
  )
}

function valuesOf({ version, ...grant }: MembershipDetail) {
  return { ...grantValues(grant), version }
}
