import { NativeSelect, TextInput } from '@mantine/core'
import { type Subscription, subscriptionEdit } from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { FormWindow } from '../../ui/form-window.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { clientPlanQuery, editSubscription, type PlanScope } from './api.ts'
import { PaymentTypeSelect } from './payment-type-select.tsx'

type Props = { scope: PlanScope; subscription: Subscription }

/** "Editar cobrança": due date, payment type and status. */
export function EditBilling({ scope, subscription }: Props) {
  const t = useT()
  return (
    <FormWindow
      label={t('subscriptions.edit.button')}
      title={t('subscriptions.edit.title')}
      button={{ variant: 'default' }}
    >
      {(actions) => <BillingForm scope={scope} subscription={subscription} {...actions} />}
    </FormWindow>
  )
}

type FormProps = Props & { onDone: () => void; onCancel: () => void }

function BillingForm({ scope, subscription, onDone, onCancel }: FormProps) {
  const t = useT()
  const record = useRecordForm({
    schema: subscriptionEdit,
    initialValues: valuesOf(subscription),
    toInput: ({ paymentType, ...values }) => ({ ...values, paymentType: paymentType || null }),
    submit: (edit) => editSubscription(scope, edit),
    reload: async () => {
      const newest = await queryClient.query({ ...clientPlanQuery(scope), staleTime: 0 })
      return valuesOf(newest.subscription ?? subscription)
    },
    onSaved: () => {
      toastSuccess(t('subscriptions.edit.saved'))
      onDone()
    },
  })
  const { form } = record
  return (
    <form {...record.formProps} className="stack container">
      <FormErrors record={record} />
      <FieldGrid>
        <TextInput
          type="date"
          label={t('subscriptions.edit.dueOn')}
          data-autofocus
          {...form.getInputProps('dueOn')}
        />
        <PaymentTypeSelect
          isOptional
          label={t('subscriptions.edit.type')}
          {...form.getInputProps('paymentType')}
        />
        <div data-wide>
          <NativeSelect
            label={t('subscriptions.edit.status')}
            description={t('subscriptions.edit.statusAbout')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={(['pending', 'paid'] as const).map((value) => ({
              value,
              label: t(`clientList.paymentStatuses.${value}`),
            }))}
            {...form.getInputProps('paymentStatus')}
          />
        </div>
      </FieldGrid>
      <FormActions submitting={record.submitting} onCancel={onCancel} variant="inline" />
    </form>
  )
}

function valuesOf({ dueOn, paymentType, paymentStatus, version }: Subscription) {
  return {
    dueOn,
    paymentType: paymentType ?? '',
    paymentStatus: paymentStatus === 'paid' ? 'paid' : 'pending',
    version,
  }
}
