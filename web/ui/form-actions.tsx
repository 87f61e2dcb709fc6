import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import classes from './form-actions.module.css'

type Props = {
  submitting: boolean
  /** The words of the submit button; "Salvar alterações" without it. */
  label?: string
  /** Where "Cancelar" leads, or what it does. */
  cancelHref?: string
  onCancel?: () => void
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
  cancelHref,
  onCancel,
  isDisabled,
  children,
  variant = 'page',
}: Props) {
  const t = useT()
  return (
    <div className={classes.bar} data-variant={variant}>
      {children && <div className={classes.extra}>{children}</div>}
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {t('ui.actions.cancel')}
        </Button>
      )}
      {cancelHref && (
        <Button variant="default" renderRoot={(props) => <Link to={cancelHref as '/'} {...props} />}>
          {t('ui.actions.cancel')}
        </Button>
      )}
      <Button type="submit" loading={submitting} disabled={isDisabled ?? false}>
        {label ?? t('ui.actions.saveChanges')}
      </Button>
    </div>
  )
}
