import { Checkbox, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import { fullName } from '#contract/names.ts'
import type { VerifiableFact, VerificationSheet } from '#contract/verifications.ts'
import { formatPhone } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { DateTime } from '../../ui/date-time.tsx'
import classes from './verifications.module.css'

type Values = {
  checked: VerifiableFact[]
  pin: string
  note: string
  outcome: 'confirmed' | 'refused'
}
type Props = { sheet: VerificationSheet; form: UseFormReturnType<Values> }

/** Each fact with what is registered, to be ticked when the person said it right. */
export function FactsToCheck({ sheet, form }: Props) {
  const t = useT()
  const { checked } = form.values
  const isOn = (fact: VerifiableFact) => checked.includes(fact)
  const toggle = (fact: VerifiableFact) =>
    form.setFieldValue('checked', isOn(fact) ? checked.filter((other) => other !== fact) : [...checked, fact])
  const fact = (name: VerifiableFact, value: ReactNode, isMissing = false) => (
    <Checkbox
      label={t(`verification.facts.${name}`)}
      description={value}
      checked={isOn(name)}
      disabled={isMissing}
      onChange={() => toggle(name)}
      data-path={name === 'name' ? 'checked' : undefined}
    />
  )
  return (
    <fieldset className={classes.facts}>
      <legend>{t('verification.what')}</legend>
      <p className={classes.about}>{t('verification.whatAbout')}</p>
      {fact('name', <Value>{[fullName(sheet), aboutWork(sheet)]}</Value>)}
      {fact('email', <Value>{[sheet.email]}</Value>)}
      {fact('phone', <Phone sheet={sheet} />, sheet.phone === null)}
      {fact('pin', <Pin sheet={sheet} />, !sheet.supportPin.exists)}
      {isOn('pin') && (
        <TextInput
          className={classes.pin}
          label={t('verification.pin.label')}
          description={t('verification.pin.about')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
          {...form.getInputProps('pin')}
        />
      )}
      {form.errors['checked'] && <p className={classes.error}>{t('verification.nothingChecked')}</p>}
    </fieldset>
  )
}

function Phone({ sheet }: { sheet: VerificationSheet }) {
  const t = useT()
  if (sheet.phone === null) return t('verification.noPhone')
  return <Value>{[formatPhone(sheet.phone), sheet.phoneMasked && t('verification.phoneMasked')]}</Value>
}

function Pin({ sheet }: { sheet: VerificationSheet }) {
  const t = useT()
  const { exists, renewedAt } = sheet.supportPin
  if (!exists) return t('verification.pin.none')
  return (
    <>
      {t('verification.pin.exists')} {renewedAt && <DateTime value={renewedAt} />}
    </>
  )
}

/** What is registered, and in a quieter line what is to be known about it. */
function Value({ children: [value, about] }: { children: (string | false | null)[] }) {
  return (
    <>
      <span className={classes.value}>{value}</span>
      {about && <span className={classes.aside}>{about}</span>}
    </>
  )
}

function aboutWork({ jobTitle, company }: VerificationSheet): string {
  return [jobTitle, company].filter(Boolean).join(' · ')
}
