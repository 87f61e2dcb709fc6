import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ImportRecord } from '#contract/imports.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { IconCheck } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { discardImport, importQuery } from './api.ts'
import { ChooseColumns } from './choose-columns.tsx'
import { ConfirmImport } from './confirm-import.tsx'
import { ImportResult } from './import-result.tsx'
import { stageOf } from './import-state.tsx'
import { ImportWork } from './import-work.tsx'
import classes from './imports.module.css'

const steps = ['file', 'columns', 'check', 'done'] as const

/** An import on its way: columns, check, confirmation, result. Where it stands lives on the server. */
export function ImportSteps({ importId }: { importId: number }) {
  const t = useT()
  const query = useQuery(importQuery(importId))
  const { data } = query
  const stage = data && stageOf(data)

  useEffect(() => {
    if (stage === 'written') void queryClient.invalidateQueries({ queryKey: ['clients'] })
  }, [stage])

  return (
    <>
      <PageHeader
        title={data?.fileName ?? t('imports.title')}
        documentTitle={t('imports.title')}
        back={{ label: t('imports.title'), href: '/staff/imports' }}
        subtitle={data && <Facts record={data} />}
        action={data && <Discard record={data} />}
      />
      <Loaded query={query} lines={6}>
        {(record) => <Stages record={record} />}
      </Loaded>
    </>
  )
}

function Stages({ record }: { record: ImportRecord }) {
  const t = useT()
  const stage = stageOf(record)
  // Going back to the columns changes nothing until they are saved.
  const [isBack, setBack] = useState(false)
  const seesColumns = stage === 'uploaded' || (stage === 'checked' && isBack)
  const at = seesColumns ? 1 : stage === 'written' ? 3 : 2
  if (stage === 'expired') return <EmptyState title={t('imports.states.expired')} />
  return (
    <>
      <ol className={classes.steps} aria-label={t('imports.steps.label')}>
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === at ? 'step' : undefined}
            data-done={index < at || stage === 'written' || undefined}
          >
            <span className={classes.mark} aria-hidden>
              {index < at || stage === 'written' ? <IconCheck size={14} stroke={2.5} /> : index + 1}
            </span>
            {t(`imports.steps.${step}`)}
          </li>
        ))}
      </ol>
      {seesColumns && <ChooseColumns record={record} onStarted={() => setBack(false)} />}
      {(stage === 'checking' || stage === 'writing') && <ImportWork record={record} stage={stage} />}
      {stage === 'checked' && !isBack && <ConfirmImport record={record} onBack={() => setBack(true)} />}
      {stage === 'written' && <ImportResult record={record} />}
    </>
  )
}

function Facts({ record }: { record: ImportRecord }) {
  const t = useT()
  const { type, encoding, delimiter } = record.format
  const names: Record<string, string> = {
    ';': t('imports.facts.semicolon'),
    ',': t('imports.facts.comma'),
    '\t': t('imports.facts.tab'),
    '|': t('imports.facts.bar'),
  }
  const format =
    type === 'xlsx'
      ? t('imports.facts.xlsx')
      : t('imports.facts.csv', {
          delimiter: names[delimiter ?? ''] ?? delimiter,
          encoding: encoding?.toUpperCase(),
        })
  return <>{`${t(`imports.kind.${record.kind}`)} · ${format}`}</>
}

function Discard({ record }: { record: ImportRecord }) {
  const t = useT()
  const navigate = useNavigate()
  const stage = stageOf(record)
  if (stage === 'checking' || stage === 'writing' || stage === 'written') return null
  const discard = async () => {
    try {
      await discardImport(record.id)
      toastSuccess(t('imports.discarded'))
      await navigate({ to: '/staff/imports' })
    } catch (error) {
      toastError(error)
    }
  }
  return (
    <ConfirmButton
      title={t('imports.discardTitle')}
      body={t('imports.discardBody')}
      confirm={t('imports.discard')}
      isDestructive
      onConfirm={discard}
    >
      {t('imports.discard')}
    </ConfirmButton>
  )
}
