import type { ReactNode } from 'react'
import { translate } from '../lib/i18n.ts'
import { overlaysReady } from './overlays.tsx'

type Question = {
  title: string
  body: ReactNode
  /** Named after what it does: "Excluir contato", never "OK". */
  confirm: string
  cancel?: string
  isDestructive?: boolean
}

/** Asks in a window; true when confirmed. */
export async function confirmAction(question: Question): Promise<boolean> {
  const [{ modals }] = await Promise.all([import('./overlay-calls.ts'), overlaysReady()])
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: question.title,
      centered: true,
      children: <div style={{ fontSize: 'var(--mantine-font-size-sm)' }}>{question.body}</div>,
      labels: { confirm: question.confirm, cancel: question.cancel ?? translate('ui.actions.cancel') },
      closeButtonProps: { 'aria-label': translate('ui.actions.close') },
      confirmProps: question.isDestructive ? { color: 'red' } : {},
      cancelProps: { 'data-autofocus': true },
      onConfirm: () => resolve(true),
      // The window closes before it reports the confirmation.
      onClose: () => setTimeout(() => resolve(false)),
    })
  })
}
