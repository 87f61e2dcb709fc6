import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { invitationInput } from '#contract/invitations.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { Section } from '../../ui/section.tsx'
import { PermissionsField } from '../permissions/permissions-field.tsx'
import { invite } from './api.ts'
import type { InviteSubject } from './invite-subject.ts'
import { emptyInvite, inviteInputOf, startsWithEverything } from './invite-values.ts'
import { InviteeFields } from './invitee-fields.tsx'

type Props = {
  subject: InviteSubject
  /** The list of users, where one goes from here. */
  listHref: string
}

export function InviteForm({ subject: newest, listHref }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const [subject] = useState(newest)
  const { scope, session } = subject
  const record = useRecordForm({
    schema: invitationInput,
    initialValues: emptyInvite(subject),
    toInput: inviteInputOf,
    submit: (input) => invite(scope, input),
    saved: ({ email }) => t('invitations.form.sent', { email }),
    onSaved: () => void navigate({ to: listHref as '/' }),
  })
  const { form } = record
  const { permissions, supportLevel } = form.values
  const contact = subject.contacts.find(({ id }) => String(id) === form.values.contactId)
  const everything = startsWithEverything(subject, contact)
  const error = form.errors['permissions'] ?? form.errors['supportLevel']

  return (
    <RecordForm record={record} cancelHref={listHref} label={t('invitations.form.submit')}>
      <Section title={t('invitations.form.person')} about={t('invitations.form.personAbout')}>
        <InviteeFields form={form} contacts={subject.contacts} />
      </Section>
      <Section title={t('invitations.form.permissions')} about={aboutPermissions()}>
        <div data-path="permissions" tabIndex={-1}>
          <PermissionsField
            value={everything ?? { permissions, supportLevel }}
            onChange={(grant) => form.setValues(grant)}
            disabled={everything !== null}
            pathOf={(field) => field}
            {...(session && { holder: session })}
            {...(typeof error === 'string' && { error })}
          />
        </div>
      </Section>
    </RecordForm>
  )

  function aboutPermissions(): string {
    if (contact?.isPrimary) return t('invitations.form.primary')
    if (everything) return t('invitations.form.first')
    return t(session ? 'invitations.form.permissionsPortalAbout' : 'invitations.form.permissionsAbout')
  }
}
