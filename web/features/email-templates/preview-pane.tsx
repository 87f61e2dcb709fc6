import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { EmailFrame } from '../../ui/email-frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import classes from './email-templates.module.css'

type Props = {
  /** What would be sent. */
  data: { subject: string; html: string; text: string } | undefined
  /** What is wrong with it: stands in its place. */
  error: Error | null
}

export function PreviewPane({ data, error }: Props) {
  const t = useT()
  const [kind, setKind] = useState<'html' | 'text'>('html')
  return (
    <section aria-label={t('emailTemplates.preview')}>
      <div className={classes.previewHead}>
        <h3>{t('emailTemplates.preview')}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t('emailTemplates.preview')}
          value={kind}
          onChange={(value) => setKind(value)}
          data={[
            { value: 'html', label: t('emailTemplates.previewHtml') },
            { value: 'text', label: t('emailTemplates.previewText') },
          ]}
        />
      </div>
      {error !== null && (
        <Notice tone="warning" isLive>
          {error.message}
        </Notice>
      )}
      {!data && error === null && <p className="quiet">{t('emailTemplates.previewEmpty')}</p>}
      {data && error === null && (
        <>
          <p className={classes.previewSubject}>
            {t('emailTemplates.previewSubject', { subject: data.subject })}
          </p>
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
