import type { EmailListItem, EmailMessage } from '../../../contract/emails.ts'
import type { EmailState, EmailTemplate, NotificationCategory } from '../../../contract/notifications.ts'
import type { StaffActor } from '../../context.ts'
import type { getEmail, getOwnEmail, listEmails } from './email.ts'
import { mayRetry, mayReveal } from './policy.ts'

type Row = Awaited<ReturnType<typeof listEmails>>['items'][number]

export function presentListItem(row: Row): EmailListItem {
  return {
    id: row.id,
    clientId: row.client_id,
    clientName: row.client_name,
    to: row.to_email,
    toName: row.to_name,
    subject: row.subject,
    category: row.category as NotificationCategory,
    template: row.template as EmailTemplate,
    state: row.state as EmailState,
    reason: row.reason,
    lastError: row.last_error,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    queuedAt: row.queued_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    hasSecret: row.has_secret,
    chosenByHand: row.chosen_by_hand,
    attachmentName: row.attachment_name,
  }
}

/** What mail servers say speaks of the provider's network: it is for staff. */
export function presentOwnListItem(row: Row): EmailListItem {
  return { ...presentListItem(row), lastError: null }
}

export function presentOwnMessage(row: Awaited<ReturnType<typeof getOwnEmail>>): EmailMessage {
  const abilities = { revealSecret: false, retry: false }
  return { ...presentOwnListItem(row), html: row.html, text: row.text, abilities }
}

export function presentMessage(
  actor: StaffActor,
  now: Date,
  row: Awaited<ReturnType<typeof getEmail>>,
): EmailMessage {
  const { secret_encrypted, secret_expires_at, is_to_staff } = row.secret
  const isSecretThere = secret_encrypted !== null && secret_expires_at !== null && secret_expires_at > now
  const isOutdated = row.has_secret && !isSecretThere
  return {
    ...presentListItem(row),
    html: row.html,
    text: row.text,
    abilities: {
      revealSecret: isSecretThere && mayReveal(actor, { isToStaff: Boolean(is_to_staff) }),
      retry: mayRetry(actor, { state: row.state as EmailState, isOutdated }),
    },
  }
}
