import { Checkbox, TextInput } from '@mantine/core'
import { subscriptionInput } from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { addSubscription, type PlanScope } from './api.ts'
import { PaymentTypeSelect } from './payment-type-select.tsx'
import { PlanSelect } from './plan-select.tsx'

type Props = { scope: PlanScope; today: string }

/** "Adicionar plano", for a client without one. */
export function AddPlan({ scope, today }: Props) {
  const t = useT()
  return (
    <FormWindow label={t('subscriptions.add')} title={t('subscriptions.add')}>
      <AddForm scope={scope} today={today} />
    </FormWindow>
  )
}

function AddForm({ scope, today }: Props) {
  const t = useT()
  const record = useRecordForm({
    schema: subscriptionInput,
    initialValues: { planId: '', startedOn: today, dueOn: today, paymentType: '', notify: true },
    toInput: ({ planId, paymentType, ...values }) => ({
      ...values,
      planId: planId ? Number(planId) : undefined,
      paymentType: paymentType || null,
    }),
    submit: (input) => addSubscription(scope, input),
    saved: t('subscriptions.added'),
  })
  const { form } = record
  return (
    <RecordForm record={record} label={t('subscriptions.add')}>
      <FieldGrid>
        <div data-wide>
          <PlanSelect
            scope={scope}
            label={t('subscriptions.form.plan')}
            data-autofocus
            {...form.getInputProps('planId')}
          />
        </div>
        <TextInput
          type="date"
          label={t('subscriptions.form.startedOn')}
          description={t('subscriptions.form.startedOnAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          max={today}
          {...form.getInputProps('startedOn')}
        />
        <TextInput type="date" label={t('subscriptions.form.dueOn')} {...form.getInputProps('dueOn')} />
        <PaymentTypeSelect
          isOptional
          label={t('subscriptions.edit.type')}
          {...form.getInputProps('paymentType')}
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
