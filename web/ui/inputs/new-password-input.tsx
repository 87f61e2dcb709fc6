import type { PasswordInputProps } from '@mantine/core'
import { useT } from '../../lib/i18n.ts'
import classes from './new-password-input.module.css'
import { PasswordField } from './password-field.tsx'

type Props = Omit<PasswordInputProps, 'value'> & { value?: string }

const enough = 12
const strong = 18

/** A password being chosen: length is what counts, so length is what is shown. */
export function NewPasswordInput({ value = '', ...props }: Props) {
  const t = useT()
  // Counted as the contract counts, by UTF-16 unit.
  const missing = enough - value.length
  const state = value === '' ? 'empty' : missing > 0 ? 'short' : value.length < strong ? 'enough' : 'strong'
  const hint = {
    empty: t('ui.password.hint'),
    short: t('ui.password.missing', { count: missing }),
    enough: t('ui.password.enough'),
    strong: t('ui.password.strong'),
  }[state]
  return (
    <div>
      <PasswordField autoComplete="new-password" maxLength={200} {...props} value={value} />
      <div className={classes.meter} data-state={state} aria-hidden>
        <span style={{ width: `${Math.min(100, (value.length / strong) * 100)}%` }} />
      </div>
      <p className={classes.hint} aria-live="polite">
        {hint}
      </p>
    </div>
  )
}
