import { Checkbox, Title } from '@mantine/core'
import { fullGrant, type Grant } from '#contract/access.ts'
import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import { PermissionsField } from '../permissions/permissions-field.tsx'
import classes from './contact-form.module.css'
import { startsWithEverything } from './contact-rules.ts'
import { ExistingAccess } from './existing-access.tsx'
import { NewAccess } from './new-access.tsx'
import type { ContactFormState, ContactFormSubject } from './use-contact-form.ts'

type Props = { state: ContactFormState; subject: ContactFormSubject }

/** The sub-account: whether the person may sign in, as what, and what they may do there. */
export function AccessSection({ state, subject }: Props) {
  const t = useT()
  const { record, rules } = state
  const { form } = record
  const { hasAccess, email } = form.values
  const existing = subject.contact?.access ?? null
  return (
    <Section title={t('contacts.sections.access')}>
      <Checkbox
        label={t('contacts.subAccount.label')}
        {...form.getInputProps('hasAccess', { type: 'checkbox' })}
        data-path="access"
        error={form.errors.access ?? form.errors.hasAccess}
        disabled={rules.accessLock !== null}
        description={rules.accessLock ? t(`contacts.subAccount.${rules.accessLock}`) : aboutAccess()}
      />
      {hasAccess && existing && <ExistingAccess state={state} subject={subject} access={existing} />}
      {hasAccess && <Permissions state={state} subject={subject} />}
      {hasAccess && !existing && <NewAccess state={state} />}
    </Section>
  )

  function aboutAccess(): string {
    if (!hasAccess) return t('contacts.subAccount.off')
    const address = existing?.accessEmail ?? email.trim()
    return address ? t('contacts.subAccount.on', { email: address }) : t('contacts.subAccount.onWithoutEmail')
  }
}

function Permissions({ state, subject }: Props) {
  const t = useT()
  const { record, rules, isStaff } = state
  const { form } = record
  const { access, isPrimary } = form.values
  const isEverything = startsWithEverything(subject.contact, isPrimary)
  const error = form.errors['access.permissions']
  return (
    <div className={classes.part}>
      <Title order={3}>{t('contacts.permissions.title')}</Title>
      <p className="quiet">{t('contacts.permissions.about')}</p>
      {isEverything && (
        <p className="quiet">
          {t(isStaff ? 'contacts.permissions.primaryStaff' : 'contacts.permissions.primary')}
        </p>
      )}
      <div className={classes.partBody} data-path="access.permissions" tabIndex={-1}>
        <PermissionsField
          value={isEverything ? everything(access, rules.holder) : access}
          onChange={({ permissions, supportLevel }) =>
            form.setFieldValue('access', { ...access, permissions, supportLevel })
          }
          disabled={isEverything || rules.isGrantLocked}
          {...(!isStaff && { holder: rules.holder })}
          {...(typeof error === 'string' && { error })}
        />
      </div>
    </div>
  )
}

/** What the server will make of it: the chosen and all that the chooser can hand on. */
function everything(chosen: Grant, holder: Grant): Grant {
  const level = Math.max(chosen.supportLevel, holder.supportLevel) as Grant['supportLevel']
  const isHeld = (permission: (typeof fullGrant.permissions)[number]) =>
    chosen.permissions.includes(permission) || holder.permissions.includes(permission)
  return { permissions: fullGrant.permissions.filter(isHeld), supportLevel: level }
}
