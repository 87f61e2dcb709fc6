import { Checkbox, TextInput } from '@mantine/core'
import { paymentInput } from '#contract/payments.ts'
import type { Subscription } from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatDay } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { moneyText, parseMoney } from '../../lib/numbers.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { MoneyInput } from '../../ui/inputs/money-input.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { type PlanScope, recordPayment } from './api.ts'
import { PaymentTypeSelect } from './payment-type-select.tsx'

type Props = { scope: PlanScope; subscription: Subscription; today: string }

/** "Registrar pagamento" of what is due. */
export function RecordPayment({ scope, subscription, today }: Props) {
  const t = useT()
  return (
    <FormWindow label={t('subscriptions.payment.button')} title={t('subscriptions.payment.title')}>
      <PaymentForm scope={scope} subscription={subscription} today={today} />
    </FormWindow>
  )
}

function PaymentForm({ scope, subscription, today }: Props) {
  const t = useT()
  const locale = useLocale()
  const { amountDueCents, currency, dueOn, paymentType } = subscription
  const record = useRecordForm({
    schema: paymentInput,
    initialValues: {
      amountCents: amountDueCents > 0 ? moneyText(amountDueCents, locale) : '',
      paidOn: today,
      paymentType: paymentType ?? 'pix',
      note: '',
      notify: true,
    },
    toInput: ({ amountCents, ...values }) => ({
      ...values,
      dueOn,
      amountCents: amountCents.trim() ? parseMoney(amountCents) : undefined,
    }),
    submit: (input) => recordPayment(scope, input),
    saved: t('subscriptions.payment.done'),
  })
  const { form } = record
  return (
    <RecordForm record={record} label={t('subscriptions.payment.submit')}>
      <p className="quiet">{t('subscriptions.payment.about', { day: formatDay(dueOn, locale) })}</p>
      <FieldGrid>
        <MoneyInput
          label={t('subscriptions.payment.amount')}
          currency={currency}
          data-autofocus
          {...form.getInputProps('amountCents')}
        />
        <TextInput
          type="date"
          label={t('subscriptions.payment.paidOn')}
          max={today}
          {...form.getInputProps('paidOn')}
        />
        <PaymentTypeSelect label={t('subscriptions.payment.type')} {...form.getInputProps('paymentType')} />
        <TextInput
          label={`${t('subscriptions.payment.note')} (${t('ui.optional')})`}
          {...form.getInputProps('note')}
        />
        <div data-wide>
          <Checkbox
            label={t('subscriptions.payment.notify')}
            description={t('subscriptions.payment.notifyAbout')}
            {...form.getInputProps('notify', { type: 'checkbox' })}
          />
        </div>
      </FieldGrid>
    </RecordForm>
  )
}
