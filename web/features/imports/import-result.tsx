import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ImportRecord } from '#contract/imports.ts'
import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import { Counts } from './import-counts.tsx'
import { ImportProblems } from './import-problems.tsx'
import classes from './imports.module.css'

export function ImportResult({ record }: { record: ImportRecord }) {
  const t = useT()
  const counts = record.counts
  if (!counts) return null
  return (
    <>
      <Section
        title={t('imports.done.title')}
        about={counts.failed > 0 ? t('imports.done.failedAbout') : undefined}
      >
        <Counts
          counts={[
            { label: t('imports.done.written'), count: counts.written, tone: 'good' },
            { label: t('imports.check.kept'), count: counts.kept },
            { label: t('imports.check.wrong'), count: counts.wrong, tone: 'bad' },
            ...(counts.failed > 0
              ? [{ label: t('imports.done.failed'), count: counts.failed, tone: 'bad' as const }]
              : []),
          ]}
        />
      </Section>
      <div className={classes.actions}>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/staff/imports" />}>
          {t('imports.done.again')}
        </Button>
        <Button renderRoot={(props) => <Link {...props} to="/staff/clients" />}>
          {t('imports.done.toClients')}
        </Button>
      </div>
      {counts.wrong + counts.failed > 0 && <ImportProblems record={record} />}
    </>
  )
}
