import type { ReactNode } from 'react'
import type { RecordFormState } from '../lib/form.ts'
import { useFormWindow } from '../lib/form-window.ts'
import { FormActions, type FormActionsProps } from './form-actions.tsx'
import { FormErrors } from './form-errors.tsx'
import { Notice } from './notice.tsx'
import classes from './record-form.module.css'

type Props = Omit<FormActionsProps, 'submitting' | 'children'> & {
  record: Pick<
    RecordFormState<Record<string, unknown>>,
    'formProps' | 'submitting' | 'problem' | 'keepMine' | 'takeTheirs'
  >
  /** The fields. */
  children: ReactNode
  /** More beside the buttons, at the left: a delete button for example. */
  extra?: ReactNode
  /** Instead of the usual buttons. */
  actions?: ReactNode
  /** Why nothing can be changed: closes the fields, says so and leaves the buttons out. */
  readOnly?: string | null
  /** Instead of submitting at once. */
  onSubmit?: () => void
  className?: string | undefined
}

/** A form of `useRecordForm`: what stands in its way, its fields, its buttons. In a window "Cancelar" closes it. */
export function RecordForm({ record, children, readOnly, onSubmit, className, ...end }: Props) {
  const window = useFormWindow()
  return (
    <form
      {...record.formProps}
      {...(onSubmit && {
        onSubmit: (event) => {
          event.preventDefault()
          onSubmit()
        },
      })}
      className={className ?? (window ? 'stack container' : undefined)}
    >
      <FormErrors record={record} />
      {readOnly === undefined ? children : <Closable reason={readOnly}>{children}</Closable>}
      {!readOnly && <End submitting={record.submitting} {...end} />}
    </form>
  )
}

/** Fields that may only be read are closed to typing, and say so. */
function Closable({ reason, children }: { reason: string | null; children: ReactNode }) {
  return (
    <>
      {reason && (
        <div className={classes.reason}>
          <Notice>{reason}</Notice>
        </div>
      )}
      <fieldset className={classes.fields} disabled={reason !== null}>
        {children}
      </fieldset>
    </>
  )
}

type EndProps = FormActionsProps & Pick<Props, 'extra' | 'actions'>

function End({ actions, extra, ...buttons }: EndProps) {
  const window = useFormWindow()
  if (actions !== undefined) return actions
  return (
    <FormActions {...(window && { variant: 'inline', onCancel: window.cancel })} {...buttons}>
      {extra}
    </FormActions>
  )
}
