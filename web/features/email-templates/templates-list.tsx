import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { EmailTemplateItem } from '#contract/email-templates.ts'
import { notificationCategories } from '#contract/notifications.ts'
import { useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { switchTemplate, templatesQuery } from './api.ts'
import classes from './email-templates.module.css'

/** "Modelos de e-mail" by category, each with its switch. */
export function TemplatesList() {
  const t = useT()
  const query = useQuery(templatesQuery)
  const groups = notificationCategories
    .map((category) => ({ category, items: query.data?.filter((one) => one.category === category) ?? [] }))
    .filter(({ items }) => items.length > 0)
  return (
    <Loaded query={query} lines={12}>
      <Section title={t('emailTemplates.title')} about={t('emailTemplates.about')} variant="plain" />
      {groups.map(({ category, items }) => (
        <Section
          key={category}
          title={t(`access.categories.${category}.name`)}
          about={items.some(({ canSwitchOff }) => !canSwitchOff) && t('emailTemplates.alwaysOnAbout')}
        >
          <ul className="plain-list divided">
            {items.map((item) => (
              <TemplateRow key={item.template} item={item} />
            ))}
          </ul>
        </Section>
      ))}
    </Loaded>
  )
}

function TemplateRow({ item }: { item: EmailTemplateItem }) {
  const t = useT()
  const [isSwitching, setIsSwitching] = useState(false)
  const name = t(`emailTemplates.names.${item.template}`)
  async function turn(isOn: boolean) {
    setIsSwitching(true)
    try {
      await switchTemplate(item.template, isOn)
      toastSuccess(t(isOn ? 'emailTemplates.switchedOn' : 'emailTemplates.switchedOff'))
    } catch (error) {
      toastError(error)
    } finally {
      setIsSwitching(false)
    }
  }
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <span>{name}</span>
        {item.isChanged && <StatusBadge>{t('emailTemplates.changed')}</StatusBadge>}
      </div>
      {item.canSwitchOff ? (
        <Switch
          aria-label={t('emailTemplates.switchNamed', { name })}
          checked={item.isOn}
          disabled={isSwitching}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
      ) : (
        <small className="quiet">{t('emailTemplates.alwaysOn')}</small>
      )}
      <Button
        variant="default"
        size="xs"
        aria-label={t('emailTemplates.editNamed', { name })}
        renderRoot={(props) => (
          <Link {...props} to="/staff/settings/templates/$template" params={{ template: item.template }} />
        )}
      >
        {t('emailTemplates.edit')}
      </Button>
    </li>
  )
}
