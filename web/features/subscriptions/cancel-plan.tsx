import { Radio, Textarea } from '@mantine/core'
import {
  cancellationInput,
  ownCancellationInput,
  type Subscription,
  type Timing,
  timings,
} from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatDay } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { cancelPlan, type PlanScope } from './api.ts'
import classes from './plan-card.module.css'

type Props = { scope: PlanScope; subscription: Subscription }

/** "Cancelar plano": staff choose when, the client's people cancel at the end of the period. */
export function CancelPlan({ scope, subscription }: Props) {
  const t = useT()
  return (
    <FormWindow
      label={t('subscriptions.cancel.button')}
      title={t('subscriptions.cancel.title', { plan: subscription.plan.name })}
      button={{ variant: 'default', c: 'var(--mantine-color-error)', className: classes.apart ?? '' }}
    >
      <CancelForm scope={scope} subscription={subscription} />
    </FormWindow>
  )
}

function CancelForm({ scope, subscription }: Props) {
  const t = useT()
  const locale = useLocale()
  const day = formatDay(subscription.periodEndOn, locale)
  const isStaff = scope.area === 'staff'
  const initial: Timing = subscription.cancelsAtPeriodEnd ? 'now' : 'at_renewal'
  const record = useRecordForm({
    schema: isStaff ? cancellationInput : ownCancellationInput,
    initialValues: { when: initial, reason: '' },
    toInput: ({ when, reason }) => ({ reason, version: subscription.version, ...(isStaff && { when }) }),
    submit: (input) => cancelPlan(scope, input),
    saved: ({ state }) =>
      state === 'cancelled' ? t('subscriptions.cancel.done') : t('subscriptions.cancel.scheduled', { day }),
  })
  const { form } = record
  return (
    <RecordForm
      record={record}
      label={t('subscriptions.cancel.confirm')}
      cancelLabel={t('subscriptions.cancel.keep')}
      isDestructive
    >
      {isStaff ? (
        <Radio.Group label={t('subscriptions.cancel.when')} {...form.getInputProps('when')}>
          <div className={classes.choices}>
            {timings.toReversed().map((when) => (
              <Radio
                key={when}
                value={when}
                label={t(`subscriptions.cancel.${when}`, { day })}
                description={t(`subscriptions.cancel.${when === 'now' ? 'nowAbout' : 'atRenewalAbout'}`)}
                disabled={when === 'at_renewal' && subscription.cancelsAtPeriodEnd}
              />
            ))}
          </div>
        </Radio.Group>
      ) : (
        <p className="quiet">{t('subscriptions.portal.cancelAbout', { day })}</p>
      )}
      <Textarea
        label={`${t('subscriptions.cancel.reason')} (${t('ui.optional')})`}
        autosize
        minRows={2}
        {...form.getInputProps('reason')}
      />
    </RecordForm>
  )
}
