import { emailStates } from '../../../contract/notifications.ts'
import type { EmailSearch } from './emails-list.tsx'

/** Takes only what the list understands from an address. */
export function emailSearch(search: Record<string, unknown>): EmailSearch {
  const state = emailStates.find((known) => known === search.state)
  const message = Number(search.message)
  return { ...(state && { state }), ...(Number.isSafeInteger(message) && message > 0 && { message }) }
}
