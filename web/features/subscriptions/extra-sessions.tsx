import { TextInput } from '@mantine/core'
import { extraSessionsInput, type Subscription } from '#contract/subscriptions.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { parseCount } from '../../lib/numbers.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
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
      <ExtraForm scope={scope} subscription={subscription} />
    </FormWindow>
  )
}

function ExtraForm({ scope, subscription }: Props) {
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
    saved: t('subscriptions.extra.done'),
  })
  const { form } = record
  return (
    <RecordForm record={record} label={t('subscriptions.extra.submit')}>
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
    </RecordForm>
  )
}
