import { apiSend, isApiError } from '../../lib/api.ts'
import { toastError } from '../../ui/toast.ts'

/**
 * Ends this session. `leave` loads a page anew, by default the one to sign in, so that nothing of the session stays in
 * memory.
 */
export async function signOut(leave = () => location.assign('/sign-in')): Promise<void> {
  try {
    await apiSend('DELETE', null, '/session', undefined, { account: null, onSignedOut: 'throw' })
  } catch (error) {
    if (!isApiError(error, 'auth.required')) return toastError(error)
  }
  // "Back" would bring the page back as it was, from the browser's memory.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  leave()
}
