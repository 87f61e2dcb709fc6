import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TemplateWords } from '#contract/email-templates.ts'
import type { Locale } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'
import { useT } from '../../lib/i18n.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { versionsQuery } from './api.ts'
import classes from './email-templates.module.css'

type Props = { template: EmailTemplate; locale: Locale; onTake: (text: TemplateWords) => void }

/** What was saved in this language, newest first; any of it can be taken into the form again. */
export function TemplateVersions({ template, locale, onTake }: Props) {
  const t = useT()
  const { data } = useQuery(versionsQuery(template))
  const versions = data?.items.filter((one) => one.locale === locale) ?? []
  return (
    <section aria-label={t('emailTemplates.history')} className={classes.history}>
      <h3>{t('emailTemplates.history')}</h3>
      {versions.length === 0 && <p>{t('emailTemplates.historyEmpty')}</p>}
      <ul className="plain-list divided">
        {versions.map(({ id, text, authorName, at }) => (
          <li key={id} className={classes.row}>
            <div className={classes.name}>
              <span>{text?.subject ?? t('emailTemplates.historyReset')}</span>
              <small>
                {authorName} · <DateTime value={at} format="full" />
              </small>
            </div>
            {text && (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  onTake(text)
                  toastSuccess(t('emailTemplates.taken'))
                }}
              >
                {t('emailTemplates.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
