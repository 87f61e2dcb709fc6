import type { SendMessage } from './message.ts'
import { openSmtpPool } from './smtp-pool.ts'

export type MailTransport =
  | { kind: 'smtp' | 'demo'; connections: number; sendMessage: SendMessage; close: () => void }
  | { kind: 'none' }

/**
 * The transport of messages; it connects at first use and keeps its connections for a while. Demo mode wins: its
 * people are invented, and their addresses may belong to somebody.
 */
export function mailTransport({ smtpUrl, demo }: { smtpUrl: string | null; demo: boolean }): MailTransport {
  if (demo) return { kind: 'demo', connections: 10, sendMessage: sendNowhere, close: () => {} }
  if (smtpUrl === null) return { kind: 'none' }
  return { kind: 'smtp', ...openSmtpPool(smtpUrl) }
}

const sendNowhere: SendMessage = async (_compose, { beforeHandover }) => {
  await beforeHandover()
  return { state: 'accepted' }
}
