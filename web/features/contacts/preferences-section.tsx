import type { UseFormReturnType } from '@mantine/form'
import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import { CategoriesField } from '../recipients/categories-field.tsx'
import type { ContactValues } from './contact-values.ts'

/** Which kinds of e-mail the person gets, each with what it brings. */
export function PreferencesSection({ form }: { form: UseFormReturnType<ContactValues> }) {
  const t = useT()
  const { notifications, receivesAnnouncements, hasAccess } = form.values
  return (
    <Section title={t('contacts.sections.preferences')} about={t('contacts.sections.preferencesAbout')}>
      <CategoriesField
        value={{ notifications, receivesAnnouncements }}
        hasAccess={hasAccess}
        onChange={(chosen) => {
          form.setFieldValue('notifications', chosen.notifications)
          form.setFieldValue('receivesAnnouncements', chosen.receivesAnnouncements)
        }}
      />
    </Section>
  )
}
