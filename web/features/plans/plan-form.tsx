import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { currencies } from '#contract/fields.ts'
import { type Plan, planCycles, planEdit, planInput } from '#contract/plans.ts'
import { type RecordFormState, useRecordForm } from '../../lib/form.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { parseCount, parseMoney } from '../../lib/numbers.ts'
import { MoneyInput } from '../../ui/inputs/money-input.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { FieldGrid } from '../../ui/section.tsx'
import { addPlan, savePlan } from './api.ts'
import { emptyPlan, type PlanValues, planValues, reloadPlan } from './plan-values.ts'

export function AddPlanForm() {
  const t = useT()
  const record = useRecordForm({
    schema: planInput,
    initialValues: emptyPlan,
    toInput,
    submit: addPlan,
    saved: t('plans.added'),
  })
  return (
    <RecordForm record={record} label={t('plans.add')}>
      <PlanFields form={record.form} />
    </RecordForm>
  )
}

export function EditPlanForm({ plan }: { plan: Plan }) {
  const t = useT()
  const locale = useLocale()
  const record = useRecordForm({
    schema: planEdit,
    initialValues: { ...planValues(plan, locale), version: plan.version },
    toInput,
    submit: (edit) => savePlan(plan.id, edit),
    reload: () => reloadPlan(plan.id, locale),
    saved: t('plans.saved'),
  })
  return (
    <RecordForm record={record} label={t('plans.save')}>
      <PlanFields form={record.form} />
      {plan.clients > 0 && <Notice>{t('plans.renewalNote')}</Notice>}
    </RecordForm>
  )
}

function PlanFields<V extends PlanValues>({ form }: { form: RecordFormState<V>['form'] }) {
  const t = useT()
  const field = (name: keyof PlanValues) => form.getInputProps(name)
  return (
    <FieldGrid>
      <div data-wide>
        <TextInput label={t('plans.fields.name')} data-autofocus {...field('name')} />
      </div>
      <div data-wide>
        <Textarea
          label={t('plans.fields.description')}
          description={t('plans.fields.descriptionAbout')}
          autosize
          minRows={2}
          {...field('description')}
        />
      </div>
      <MoneyInput
        label={t('plans.fields.price')}
        currency={form.values.currency}
        placeholder="0,00"
        {...field('priceCents')}
      />
      <NativeSelect
        label={t('plans.fields.currency')}
        data={currencies.map((value) => ({ value, label: t(`plans.currencies.${value}`) }))}
        {...field('currency')}
      />
      <NativeSelect
        label={t('plans.fields.cycle')}
        data={planCycles.map((value) => ({ value: String(value), label: t(`plans.cycles.${value}`) }))}
        {...field('cycleMonths')}
      />
      <TextInput
        label={t('plans.fields.sessions')}
        description={t('plans.fields.sessionsAbout')}
        inputMode="numeric"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...field('includedSessions')}
      />
      <div data-wide>
        <Checkbox
          label={t('plans.fields.isActive')}
          description={t('plans.fields.isActiveAbout')}
          {...form.getInputProps('isActive', { type: 'checkbox' })}
        />
      </div>
    </FieldGrid>
  )
}

/** The fields hold text; the contract takes numbers. */
function toInput({ priceCents, cycleMonths, includedSessions, ...values }: PlanValues) {
  return {
    ...values,
    priceCents: priceCents.trim() ? parseMoney(priceCents) : undefined,
    cycleMonths: Number(cycleMonths),
    includedSessions: includedSessions.trim() ? parseCount(includedSessions) : undefined,
  }
}
