import { isApiError } from '../lib/api.ts'
import { translate } from '../lib/i18n.ts'
import { overlaysReady } from './overlays.tsx'

/** Says in passing that something worked. */
export function toastSuccess(message: string): void {
  void show(message, 'accent', 5000)
}

/** Says that an action outside a form failed. */
export function toastError(error: unknown): void {
  void show(isApiError(error) ? error.message : translate('ui.error.pageAbout'), 'red', 10_000)
}

async function show(message: string, color: string, autoClose: number): Promise<void> {
  const [{ notifications }] = await Promise.all([import('./overlay-calls.ts'), overlaysReady()])
  notifications.show({
    message,
    color,
    autoClose,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': translate('ui.actions.close') },
  })
}
