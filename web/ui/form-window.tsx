import { Button, type ButtonProps, Modal } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useCallback, useRef } from 'react'
import { FormWindowContext } from '../lib/form-window.ts'
import { useT } from '../lib/i18n.ts'
import { confirmLeaving, type LeavingWords } from '../lib/leave-guard.ts'

type ShellProps = {
  title: string
  /** A form that closes the window once it is saved, unless it says otherwise. */
  children: ReactNode
  /** Any width; `small` is for a question with a field or two and stays a window on phones. */
  size?: 'small' | (string & {})
  /** Other words for the question that comes before what was typed is dropped. */
  leaving?: LeavingWords
  /** Closed by nothing but its own content. */
  isLocked?: boolean
}

type Props = ShellProps & {
  /** The words of the button that opens it. */
  label: string
  /** When the words alone would not tell one button from its neighbours. */
  buttonLabel?: string
  button?: ButtonProps
  onOpen?: () => void
}

/** A button and its window with a form. */
export function FormWindow({ label, buttonLabel, button, onOpen, ...shell }: Props) {
  const [isOpen, modal] = useDisclosure(false, onOpen && { onOpen })
  return (
    <>
      <Button {...button} {...(buttonLabel ? { 'aria-label': buttonLabel } : {})} onClick={modal.open}>
        {label}
      </Button>
      <FormModal {...shell} isOpen={isOpen} onClose={modal.close} />
    </>
  )
}

/** The window of a form, where something else than a button opens it. */
export function FormModal({
  isOpen,
  onClose,
  title,
  size = '38rem',
  leaving,
  isLocked = false,
  children,
}: ShellProps & { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const isPhone = useMediaQuery('(max-width: 36em)') ?? false
  const isUnsaved = useRef(false)
  const setUnsaved = useCallback((is: boolean) => {
    isUnsaved.current = is
  }, [])
  const isSmall = size === 'small'

  async function cancel() {
    if (!isUnsaved.current || (await confirmLeaving(leaving))) onClose()
  }

  return (
    <Modal
      opened={isOpen}
      onClose={() => void cancel()}
      title={title}
      size={isSmall ? 'md' : size}
      centered={isSmall}
      fullScreen={isPhone && !isSmall}
      closeOnClickOutside={!isLocked}
      closeOnEscape={!isLocked}
      withCloseButton={!isLocked}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      <FormWindowContext value={{ close: onClose, cancel: () => void cancel(), setUnsaved }}>
        {children}
      </FormWindowContext>
    </Modal>
  )
}
