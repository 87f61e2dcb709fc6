import { TextInput } from '@mantine/core'
import { extraSessionsInput, type Subscription } from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { parseCount } from '../../lib/numbers.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { FormWindow } from '../../ui/form-window.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { addExtraSessions, type PlanScope } from './api.ts'

type Props = { scope: PlanScope; subscription: Subscription }

/** "Sessões extras": more of them in the present period, with the reason. */
export function ExtraSessions({ scope, subscription }: Props) {
  const t = useT()
  return (
    <FormWindow
      label={t('subscriptions.extra.button')}
      title={t('subscriptions.extra.title')}
      size="28rem"
      button={{ variant: 'default' }}
    >
      {(actions) => <ExtraForm scope={scope} subscription={subscription} {...actions} />}
    </FormWindow>
  )
}

type FormProps = Props & { onDone: () => void; onCancel: () => void }

function ExtraForm({ scope, subscription, onDone, onCancel }: FormProps) {
  const t = useT()
  const locale = useLocale()
  const record = useRecordForm({
    schema: extraSessionsInput,
    initialValues: { sessions: '', reason: '' },
    toInput: ({ sessions, reason }) => ({
      sessions: sessions.trim() ? parseCount(sessions) : undefined,
      reason,
    }),
    submit: (input) => addExtraSessions(scope, input),
    onSaved: () => {
      toastSuccess(t('subscriptions.extra.done'))
      onDone()
    },
  })
  const { form } = record
  return (
    <form {...record.formProps} className="stack container">
      <FormErrors record={record} />
      <p className="quiet">
        {t('subscriptions.extra.about', {
          day: formatDay(subscription.periodEndOn, locale),
          count: formatNumber(subscription.extraSessions, locale) as unknown as number,
        })}
      </p>
      <TextInput
        label={t('subscriptions.extra.sessions')}
        description={t('subscriptions.extra.sessionsAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('sessions')}
      />
      <TextInput label={t('subscriptions.extra.reason')} {...form.getInputProps('reason')} />
      <FormActions
        submitting={record.submitting}
        label={t('subscriptions.extra.submit')}
        onCancel={onCancel}
        variant="inline"
      />
    </form>
  )
}
