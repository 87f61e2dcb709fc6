import { Checkbox } from '@mantine/core'
import { type NotificationCategory, notificationCategories } from '#contract/notifications.ts'
import { useT } from '../../lib/i18n.ts'
import classes from './recipients.module.css'

export type Preferences = { notifications: NotificationCategory[]; receivesAnnouncements: boolean }

type Props = {
  value: Preferences
  /** `general` carries password recovery: it stays on for whoever can sign in. */
  hasAccess: boolean
  onChange: (value: Preferences) => void
}

/** Which kinds of e-mail a person gets, each with what it brings. */
export function CategoriesField({ value, hasAccess, onChange }: Props) {
  const t = useT()
  const { notifications } = value
  const toggle = (category: NotificationCategory, isOn: boolean) =>
    onChange({
      ...value,
      notifications: notificationCategories.filter((one) =>
        one === category ? isOn : notifications.includes(one),
      ),
    })
  return (
    <div className={classes.categories} data-path="notifications" tabIndex={-1}>
      {notificationCategories.map((category) => {
        const isLocked = category === 'general' && hasAccess
        const isOn = isLocked || notifications.includes(category)
        return (
          <div key={category} className={classes.people}>
            <Checkbox
              label={t(`access.categories.${category}.name`)}
              checked={isOn}
              disabled={isLocked}
              description={
                <>
                  {t(`access.categories.${category}.about`)} {isLocked && t('access.generalLocked')}
                </>
              }
              onChange={(event) => toggle(category, event.currentTarget.checked)}
            />
            {category === 'general' && isOn && (
              <Checkbox
                className={classes.nested ?? ''}
                label={t('recipients.announcements.name')}
                description={t('recipients.announcements.about')}
                checked={value.receivesAnnouncements}
                onChange={(event) =>
                  onChange({ ...value, receivesAnnouncements: event.currentTarget.checked })
                }
              />
            )}
          </div>
        )
      })}
    </div>
  )
}
