import { SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type TemplateTextInput, templateTextInput } from '../../../contract/email-templates.ts'
import type { Locale } from '../../../contract/fields.ts'
import type { EmailTemplate } from '../../../contract/notifications.ts'
import { isApiError } from '../../lib/api.ts'
import { useT } from '../../lib/i18n.ts'
import { EmailFrame } from '../../ui/email-frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { previewQuery } from './api.ts'
import classes from './email-templates.module.css'

type Props = { template: EmailTemplate; locale: Locale; values: TemplateTextInput }

/** What would be sent, a moment after each change; what is wrong stands in its place. */
export function TemplatePreview({ template, locale, values }: Props) {
  const t = useT()
  const [kind, setKind] = useState<'html' | 'text'>('html')
  const [{ subject, preheader, body }] = useDebouncedValue(values, 500)
  const text = templateTextInput.safeParse({ subject, preheader, body })
  const { data, error } = useQuery({
    ...previewQuery(template, locale, text.success ? text.data : { subject, preheader, body }),
    enabled: text.success,
    placeholderData: keepPreviousData,
  })
  return (
    <section className={classes.preview} aria-label={t('templates.preview')}>
      <div className={classes.previewHead}>
        <h3>{t('templates.preview')}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t('templates.preview')}
          value={kind}
          onChange={(value) => setKind(value)}
          data={[
            { value: 'html', label: t('templates.previewHtml') },
            { value: 'text', label: t('templates.previewText') },
          ]}
        />
      </div>
      {error && (
        <Notice tone="warning" isLive>
          {isApiError(error) ? error.message : String(error)}
        </Notice>
      )}
      {data && !error && (
        <>
          <p className={classes.previewSubject}>{t('templates.previewSubject', { subject: data.subject })}</p>
          {kind === 'html' ? (
            <EmailFrame html={data.html} />
          ) : (
            <pre className={classes.text}>{data.text}</pre>
          )}
        </>
      )}
    </section>
  )
}
