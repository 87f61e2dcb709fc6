import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { EmailTemplateItem } from '#contract/email-templates.ts'
import { notificationCategories } from '#contract/notifications.ts'
import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { switchTemplate, templatesQuery } from './api.ts'
import classes from './email-templates.module.css'

/** "Modelos de e-mail" by category, each with its switch. */
export function TemplatesList() {
  const t = useT()
  const { data, error, refetch } = useQuery(templatesQuery)
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingBlock lines={12} />
  const groups = notificationCategories
    .map((category) => ({ category, items: data.filter((one) => one.category === category) }))
    .filter(({ items }) => items.length > 0)
  return (
    <>
      <Section title={t('templates.title')} about={t('templates.about')} variant="plain" />
      {groups.map(({ category, items }) => (
        <Section
          key={category}
          title={t(`access.categories.${category}.name`)}
          about={items.some(({ canSwitchOff }) => !canSwitchOff) && t('templates.alwaysOnAbout')}
        >
          <ul className="plain-list divided">
            {items.map((item) => (
              <TemplateRow key={item.template} item={item} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function TemplateRow({ item }: { item: EmailTemplateItem }) {
  const t = useT()
  const [isSwitching, setIsSwitching] = useState(false)
  const name = t(`templates.names.${item.template}`)
  async function turn(isOn: boolean) {
    setIsSwitching(true)
    try {
      await switchTemplate(item.template, isOn)
      toastSuccess(t(isOn ? 'templates.switchedOn' : 'templates.switchedOff'))
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
        {item.isChanged && <StatusBadge>{t('templates.changed')}</StatusBadge>}
      </div>
      {item.canSwitchOff ? (
        <Switch
          aria-label={t('templates.switchNamed', { name })}
          checked={item.isOn}
          disabled={isSwitching}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
      ) : (
        <small className="quiet">{t('templates.alwaysOn')}</small>
      )}
      <Button
        variant="default"
        size="xs"
        aria-label={t('templates.editNamed', { name })}
        renderRoot={(props) => (
          <Link {...props} to="/staff/settings/templates/$template" params={{ template: item.template }} />
        )}
      >
        {t('templates.edit')}
      </Button>
    </li>
  )
}
