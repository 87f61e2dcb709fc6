import type { SendMessage } from './message.ts'
import { sendOverSmtp } from './smtp.ts'

export type MailTransport = { kind: 'smtp' | 'demo'; sendMessage: SendMessage } | { kind: 'none' }

/** Demo mode goes first: its people are invented, and their addresses may belong to somebody. */
export function mailTransport({ smtpUrl, demo }: { smtpUrl: string | null; demo: boolean }): MailTransport {
  if (demo) return { kind: 'demo', sendMessage: sendNowhere }
  if (smtpUrl === null) return { kind: 'none' }
  return { kind: 'smtp', sendMessage: (message, options) => sendOverSmtp(smtpUrl, message, options) }
}

const sendNowhere: SendMessage = async (_message, { beforeHandover }) => {
  await beforeHandover()
  return { state: 'accepted' }
}
