import type { PlanOffer } from '#contract/plans.ts'
import { firstPaymentDays, subscriptionOrder } from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatDay, formatMoney } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { orderPlan, type PlanScope } from './api.ts'
import { PaymentTypeSelect } from './payment-type-select.tsx'

type Props = { scope: PlanScope; offer: PlanOffer; today: string }

/** "Contratar", with what it will cost and when, before it is confirmed. */
export function OrderPlan({ scope, offer, today }: Props) {
  const t = useT()
  return (
    <FormWindow
      label={t('subscriptions.portal.order')}
      buttonLabel={t('subscriptions.portal.orderOf', { plan: offer.name })}
      title={t('subscriptions.portal.orderTitle', { plan: offer.name })}
      size="30rem"
      button={{ fullWidth: true }}
    >
      <OrderForm scope={scope} offer={offer} today={today} />
    </FormWindow>
  )
}

function OrderForm({ scope, offer, today }: Props) {
  const t = useT()
  const locale = useLocale()
  const record = useRecordForm({
    schema: subscriptionOrder,
    initialValues: { paymentType: '' },
    toInput: ({ paymentType }) => ({ planId: offer.id, paymentType: paymentType || null }),
    submit: (order) => orderPlan(scope, order),
    guard: false,
    saved: t('subscriptions.portal.ordered'),
  })
  const due = new Date(Date.parse(today) + firstPaymentDays * 86_400_000).toISOString().slice(0, 10)
  return (
    <RecordForm record={record} label={t('subscriptions.portal.orderConfirm')}>
      <p className="quiet">
        {offer.priceCents === 0
          ? t('subscriptions.portal.orderFree')
          : t('subscriptions.portal.orderAbout', {
              amount: formatMoney(offer.priceCents, offer.currency, locale),
              day: formatDay(due, locale),
            })}
      </p>
      {offer.priceCents > 0 && (
        <PaymentTypeSelect
          isOptional
          label={t('subscriptions.portal.orderPayment')}
          {...record.form.getInputProps('paymentType')}
        />
      )}
    </RecordForm>
  )
}
