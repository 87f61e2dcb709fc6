import { fullName } from '#contract/names.ts'
import { translate } from '../../lib/i18n.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import type { ContactValues } from './contact-values.ts'
import type { ContactFormSubject } from './use-contact-form.ts'

/** Asks before saving what cannot simply be undone; true when all of it is meant. */
export async function isConfirmed(values: ContactValues, subject: ContactFormSubject): Promise<boolean> {
  const { contact, session } = subject
  const name = fullName(values).trim()
  if (contact?.access && !values.hasAccess && !(await confirmTaking(name))) return false
  const isHandingOver = session?.isPrimary && values.isPrimary && !contact?.isPrimary
  return !isHandingOver || (await confirmHandOver(name, values.hasAccess))
}

function confirmTaking(name: string): Promise<boolean> {
  return confirmAction({
    title: translate('contacts.revokeAccess.title', { name }),
    body: translate('contacts.revokeAccess.about'),
    confirm: translate('contacts.revokeAccess.confirm'),
    isDestructive: true,
  })
}

function confirmHandOver(name: string, hasAccess: boolean): Promise<boolean> {
  return confirmAction({
    title: translate('contacts.handOver.title', { name }),
    body: translate(hasAccess ? 'contacts.handOver.about' : 'contacts.handOver.aboutNoAccess', { name }),
    confirm: translate('contacts.handOver.confirm'),
    isDestructive: true,
  })
}
