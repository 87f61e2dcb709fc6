import { NativeSelect, TextInput } from '@mantine/core'
import { type Subscription, subscriptionEdit } from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid } from '../../ui/section.tsx'
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
      <BillingForm scope={scope} subscription={subscription} />
    </FormWindow>
  )
}

function BillingForm({ scope, subscription }: Props) {
  const t = useT()
  const record = useRecordForm({
    schema: subscriptionEdit,
    initialValues: valuesOf(subscription),
    toInput: ({ paymentType, ...values }) => ({ ...values, paymentType: paymentType || null }),
    submit: (edit) => editSubscription(scope, edit),
    reload: async () => valuesOf((await readNow(clientPlanQuery(scope))).subscription ?? subscription),
    saved: t('subscriptions.edit.saved'),
  })
  const { form } = record
  return (
    <RecordForm record={record}>
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
    </RecordForm>
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
