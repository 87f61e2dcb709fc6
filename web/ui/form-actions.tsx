import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import classes from './form-actions.module.css'

export type FormActionsProps = {
  submitting: boolean
  /** The words of the submit button; "Salvar alterações" without it. */
  label?: string
  /** What it would undo or end: the button is red. */
  isDestructive?: boolean
  /** Where "Cancelar" leads, or what it does. */
  cancelHref?: string
  onCancel?: () => void
  /** Other words for "Cancelar". */
  cancelLabel?: string
  isDisabled?: boolean
  /** `page` for the one form of a page; `inline` for a form among others. */
  variant?: 'page' | 'inline'
  /** More, at the left: a delete button for example. */
  children?: ReactNode
}

/** Save and cancel; sticks to the bottom of the screen on phones. */
export function FormActions({
  submitting,
  label,
  isDestructive,
  cancelHref,
  onCancel,
  cancelLabel,
  isDisabled,
  children,
  variant = 'page',
}: FormActionsProps) {
  const t = useT()
  return (
    <div className={classes.bar} data-variant={variant}>
      {children && <div className={classes.extra}>{children}</div>}
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {cancelLabel ?? t('ui.actions.cancel')}
        </Button>
      )}
      {cancelHref && (
        <Button variant="default" renderRoot={(props) => <Link to={cancelHref as '/'} {...props} />}>
          {cancelLabel ?? t('ui.actions.cancel')}
        </Button>
      )}
      <Button
        type="submit"
        loading={submitting}
        disabled={isDisabled ?? false}
        {...(isDestructive && { color: 'red' })}
      >
        {label ?? t('ui.actions.saveChanges')}
      </Button>
    </div>
  )
}
