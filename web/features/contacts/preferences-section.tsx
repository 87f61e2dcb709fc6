import { Checkbox } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { type NotificationCategory, notificationCategories } from '../../../contract/notifications.ts'
import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import classes from './contact-form.module.css'
import type { ContactValues } from './contact-values.ts'

/** Which kinds of e-mail the person gets, each with what it brings. */
export function PreferencesSection({ form }: { form: UseFormReturnType<ContactValues> }) {
  const t = useT()
  const { notifications, hasAccess } = form.values

  function toggle(category: NotificationCategory, isOn: boolean) {
    form.setFieldValue(
      'notifications',
      notificationCategories.filter((one) => (one === category ? isOn : notifications.includes(one))),
    )
  }

  return (
    <Section title={t('contacts.sections.preferences')} about={t('contacts.sections.preferencesAbout')}>
      <div className={classes.preferences} data-path="notifications" tabIndex={-1}>
        {notificationCategories.map((category) => {
          const isLocked = category === 'general' && hasAccess
          return (
            <Checkbox
              key={category}
              label={t(`access.categories.${category}.name`)}
              checked={isLocked || notifications.includes(category)}
              disabled={isLocked}
              description={
                <>
                  {t(`access.categories.${category}.about`)} {isLocked && t('access.generalLocked')}
                </>
              }
              onChange={(event) => toggle(category, event.currentTarget.checked)}
            />
          )
        })}
      </div>
    </Section>
  )
}
