import { Button, TextInput } from '@mantine/core'
import {
  type VerifiableFact,
  type Verification,
  type VerificationSheet,
  verificationInput,
} from '#contract/verifications.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { RecordForm } from '../../ui/record-form.tsx'
import { type VerifiedContact, verifyContact } from './api.ts'
import { FactsToCheck } from './facts-to-check.tsx'
import { SheetHeading } from './sheet-heading.tsx'
import classes from './verifications.module.css'

type Props = { sheet: VerificationSheet; contact: VerifiedContact }

const nothing = { checked: [] as VerifiableFact[], pin: '', note: '', outcome: 'confirmed' as Outcome }
type Outcome = Verification['outcome']

/** What to compare with what the person says, and how it ended. */
export function VerificationSheetForm({ sheet, contact }: Props) {
  const t = useT()
  const record = useRecordForm({
    schema: verificationInput,
    initialValues: nothing,
    guard: false,
    toInput,
    submit: (input) => verifyContact(contact, input),
    saved: ({ outcome }) => t(`verification.${outcome}.done`),
    onSaved: () => {
      record.takeAsSaved(nothing)
    },
  })
  const { form } = record

  function conclude(outcome: Outcome) {
    form.setFieldValue('outcome', outcome)
    record.submitNow()
  }

  return (
    <>
      <SheetHeading sheet={sheet} />
      <RecordForm
        record={record}
        onSubmit={() => conclude('confirmed')}
        actions={
          <div className={classes.ends}>
            <Button type="submit" loading={record.submitting && form.values.outcome === 'confirmed'}>
              {t('verification.confirmed.button')}
            </Button>
            <Button
              variant="default"
              c="var(--mantine-color-error)"
              loading={record.submitting && form.values.outcome === 'refused'}
              onClick={() => conclude('refused')}
            >
              {t('verification.refused.button')}
            </Button>
          </div>
        }
      >
        <FactsToCheck sheet={sheet} form={form} />
        <TextInput
          label={t('verification.note')}
          description={t('verification.noteAbout')}
          maxLength={500}
          {...form.getInputProps('note')}
        />
      </RecordForm>
    </>
  )
}

/** A PIN is compared only to confirm; who is refused keeps the tries for the right person. */
function toInput({ pin, ...values }: typeof nothing) {
  const isCompared = values.outcome === 'confirmed' && values.checked.includes('pin')
  return { ...values, pin: isCompared ? pin : null }
}
