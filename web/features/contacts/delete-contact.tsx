import type { Contact } from '#contract/contacts.ts'
import { fullName } from '#contract/names.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { type ContactScope, deleteContact } from './api.ts'

type Props = { scope: ContactScope; contact: Contact; onDeleted: () => void }

export function DeleteContact({ scope, contact, onDeleted }: Props) {
  const t = useT()
  const name = fullName(contact)

  async function remove() {
    try {
      await deleteContact(scope, contact.id)
    } catch (error) {
      return toastError(error)
    }
    toastSuccess(t('contacts.deleted'))
    onDeleted()
  }

  return (
    <ConfirmButton
      title={t('contacts.delete.title', { name })}
      body={t(contact.access ? 'contacts.delete.aboutAccess' : 'contacts.delete.about')}
      confirm={t('contacts.delete.button')}
      isDestructive
      onConfirm={remove}
    >
      {t('contacts.delete.button')}
    </ConfirmButton>
  )
}
