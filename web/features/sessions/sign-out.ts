import { apiSend } from '../../lib/api.ts'
import { toastError } from '../../ui/toast.ts'

/** Ends this session; the page is loaded anew so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await apiSend('DELETE', null, '/session', undefined, { account: null, onSignedOut: 'throw' })
  } catch (error) {
    toastError(error)
    return
  }
  location.assign('/sign-in')
}
