import { Button, type ButtonProps, Modal } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import { hasUnsaved } from '../lib/unsaved.ts'
import { confirmAction } from './confirm-action.tsx'

type Props = {
  /** The words of the button that opens it. */
  label: string
  /** When the words alone would not tell one button from its neighbours. */
  buttonLabel?: string
  title: string
  button?: ButtonProps
  size?: string
  /** The form; `onDone` closes the window, `onCancel` asks first when something typed would be lost. */
  children: (actions: { onDone: () => void; onCancel: () => void }) => ReactNode
}

/** A button and its window with a form; the whole screen on phones. */
export function FormWindow({ label, buttonLabel, title, button, size = '38rem', children }: Props) {
  const t = useT()
  const [isOpen, modal] = useDisclosure(false)
  const isPhone = useMediaQuery('(max-width: 36em)') ?? false

  async function close() {
    if (hasUnsaved() && !(await confirmLeaving())) return
    modal.close()
  }

  function confirmLeaving() {
    return confirmAction({
      title: t('ui.form.leaveTitle'),
      body: t('ui.form.leaveAbout'),
      confirm: t('ui.form.leave'),
      cancel: t('ui.form.stay'),
      isDestructive: true,
    })
  }

  return (
    <>
      <Button {...button} {...(buttonLabel ? { 'aria-label': buttonLabel } : {})} onClick={modal.open}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => void close()}
        title={title}
        size={size}
        fullScreen={isPhone}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      >
        {children({ onDone: modal.close, onCancel: () => void close() })}
      </Modal>
    </>
  )
}
