import { Checkbox, TextInput } from '@mantine/core'
import { subscriptionInput } from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { FormWindow } from '../../ui/form-window.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { addSubscription, type PlanScope } from './api.ts'
import { PaymentTypeSelect } from './payment-type-select.tsx'
import { PlanSelect } from './plan-select.tsx'

type Props = { scope: PlanScope; today: string }

/** "Adicionar plano", for a client without one. */
export function AddPlan({ scope, today }: Props) {
  const t = useT()
  return (
    <FormWindow label={t('subscriptions.add')} title={t('subscriptions.add')}>
      {(actions) => <AddForm scope={scope} today={today} {...actions} />}
    </FormWindow>
  )
}

function AddForm({ scope, today, onDone, onCancel }: Props & { onDone: () => void; onCancel: () => void }) {
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
    onSaved: () => {
      toastSuccess(t('subscriptions.added'))
      onDone()
    },
  })
  const { form } = record
  return (
    <form {...record.formProps} className="stack container">
      <FormErrors record={record} />
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
      <FormActions
        submitting={record.submitting}
        label={t('subscriptions.add')}
        onCancel={onCancel}
        variant="inline"
      />
    </form>
  )
}
