import { Button, type ButtonProps } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { confirmAction } from './confirm-action.tsx'

type Props = Omit<ButtonProps, 'children'> & {
  children: ReactNode
  title: string
  /** What will happen, and whether it can be undone. */
  body: ReactNode
  /** The words of the confirming button, named after what it does. */
  confirm: string
  /** Of the other one, where "Cancelar" could be taken for the first. */
  cancel?: string
  isDestructive?: boolean
  onConfirm: () => unknown
}

/** A button that asks first and shows progress while what was confirmed runs. */
export function ConfirmButton({
  children,
  title,
  body,
  confirm,
  cancel,
  isDestructive,
  onConfirm,
  ...button
}: Props) {
  const [isRunning, setIsRunning] = useState(false)

  async function ask() {
    const question = {
      title,
      body,
      confirm,
      isDestructive: isDestructive ?? false,
      ...(cancel && { cancel }),
    }
    if (!(await confirmAction(question))) return
    setIsRunning(true)
    try {
      await onConfirm()
    } finally {
      setIsRunning(false)
    }
  }

  return (
    <Button
      variant="default"
      {...(isDestructive ? { c: 'var(--mantine-color-error)' } : {})}
      {...button}
      loading={isRunning}
      onClick={() => void ask()}
    >
      {children}
    </Button>
  )
}
