import { type ButtonProps, Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type PlanChangePreview,
  planChangeInput,
  type Subscription,
  type Timing,
} from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatDay } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { changePlan, type PlanScope, previewQuery } from './api.ts'
import { ChangePreview } from './change-preview.tsx'
import classes from './plan-card.module.css'
import { PlanSelect } from './plan-select.tsx'

type Props = { scope: PlanScope; subscription: Subscription }
/** Where each offered plan has a button of its own, the plan is already chosen. */
type Chosen = { planId?: number; label?: string; buttonLabel?: string; button?: ButtonProps }

/** "Alterar plano": what changes is shown before it is confirmed. */
export function ChangePlan({ scope, subscription, planId, label, ...button }: Props & Chosen) {
  const t = useT()
  return (
    <FormWindow
      label={label ?? t('subscriptions.change.button')}
      title={t('subscriptions.change.title')}
      size="40rem"
      {...button}
    >
      <ChangeForm scope={scope} subscription={subscription} planId={planId} />
    </FormWindow>
  )
}

type FormProps = Props & { planId: number | undefined }

function ChangeForm({ scope, subscription, planId }: FormProps) {
  const t = useT()
  const locale = useLocale()
  const [chosen, setChosen] = useState(planId === undefined ? '' : String(planId))
  const preview = useQuery({ ...previewQuery(scope, Number(chosen)), enabled: chosen !== '' })
  const record = useRecordForm({
    schema: planChangeInput,
    initialValues: noTiming,
    toInput: ({ when }) => ({
      planId: Number(chosen),
      when: whenOf(when, preview.data),
      version: preview.data?.version,
    }),
    submit: (input) => changePlan(scope, input),
    guard: false,
    saved: ({ nextPlan, periodEndOn }) =>
      nextPlan
        ? t('subscriptions.change.scheduled', { day: formatDay(periodEndOn, locale) })
        : t('subscriptions.change.done'),
  })
  const { form } = record
  return (
    <RecordForm
      record={record}
      label={t('subscriptions.change.confirm')}
      isDisabled={!preview.data || chosen === ''}
    >
      <PlanSelect
        scope={scope}
        except={subscription.plan.id}
        label={t('subscriptions.change.plan')}
        data-autofocus
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      {preview.isLoading && <LoadingBlock lines={5} />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && chosen !== '' && (
        <>
          <Timings
            scope={scope}
            preview={preview.data}
            value={whenOf(form.values.when, preview.data)}
            onChange={(when) => form.setFieldValue('when', when)}
          />
          <ChangePreview
            subscription={subscription}
            preview={preview.data}
            when={whenOf(form.values.when, preview.data)}
          />
        </>
      )}
    </RecordForm>
  )
}

type TimingsProps = {
  scope: PlanScope
  preview: PlanChangePreview
  value: Timing
  onChange: (when: Timing) => void
}

function Timings({ scope, preview, value, onChange }: TimingsProps) {
  const t = useT()
  const locale = useLocale()
  const day = formatDay(preview.atRenewal.effectiveOn, locale)
  const isOverdue = preview.nowRefusal === 'subscription.overdue'
  const overdue = scope.area === 'staff' ? 'overdue' : 'overduePortal'
  const refusal = t(`subscriptions.change.refusals.${isOverdue ? overdue : 'downgrade_at_renewal'}`)
  return (
    <Radio.Group label={t('subscriptions.change.when')} value={value} onChange={onChange}>
      <div className={classes.choices}>
        <Radio
          value="now"
          label={t('subscriptions.change.now')}
          disabled={!preview.now}
          description={!preview.now && refusal}
        />
        <Radio value="at_renewal" label={t('subscriptions.change.at_renewal', { day })} />
      </div>
    </Radio.Group>
  )
}

const noTiming: { when: Timing | '' } = { when: '' }

/** An upgrade is wanted now, a downgrade when what was paid is used up; unless one chose otherwise. */
function whenOf(chosen: Timing | '', preview: PlanChangePreview | undefined): Timing {
  if (!preview?.now) return 'at_renewal'
  return chosen || (preview.kind === 'upgrade' ? 'now' : 'at_renewal')
}
