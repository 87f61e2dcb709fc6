import type { EmailListItem, EmailMessage } from '#contract/emails.ts'
import type { StaffActor } from '#server/context.ts'
import type { getEmail, getOwnEmail, listEmails } from './email.ts'
import { isOutdated, mayReveal, resendAbility } from './policy.ts'

type Row = Awaited<ReturnType<typeof listEmails>>['items'][number]

export function presentListItem(row: Row): EmailListItem {
  return {
    id: row.id,
    clientId: row.clientId,
    clientName: row.clientName,
    to: row.toEmail,
    toName: row.toName,
    subject: row.subject,
    category: row.category,
    template: row.template,
    state: row.state,
    reason: row.reason,
    lastError: row.lastError,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    queuedAt: row.queuedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    hasSecret: row.hasSecret,
    chosenByHand: row.chosenByHand,
    attachmentName: row.attachmentName,
  }
}

/** What mail servers say speaks of the provider's network: it is for staff. */
export function presentOwnListItem(row: Row): EmailListItem {
  return { ...presentListItem(row), lastError: null }
}

export function presentOwnMessage(row: Awaited<ReturnType<typeof getOwnEmail>>): EmailMessage {
  const closed = 'auth.forbidden'
  return {
    ...presentOwnListItem(row),
    html: row.html,
    text: row.text,
    undeliverable: null,
    abilities: { revealSecret: closed, retry: closed, copy: closed, clearUndeliverable: closed },
  }
}

export function presentMessage(
  actor: StaffActor,
  now: Date,
  row: Awaited<ReturnType<typeof getEmail>>,
): EmailMessage {
  const { secret, mark } = row
  const resendable = {
    state: row.state,
    isOutdated: isOutdated({ ...secret, hasSecret: row.hasSecret }, now),
  }
  return {
    ...presentListItem(row),
    html: row.html,
    text: row.text,
    undeliverable: mark && {
      kind: mark.kind as 'bounce' | 'complaint',
      detail: mark.detail,
      notedAt: mark.notedAt.toISOString(),
    },
    abilities: {
      revealSecret: revealAbility(),
      retry: resendAbility(actor, 'failed', resendable),
      copy: resendAbility(actor, 'sent', resendable),
      clearUndeliverable: actor.permissions.includes('emails:retry')
        ? mark !== null || 'record.changed'
        : 'auth.forbidden',
    },
  }

  function revealAbility() {
    if (!mayReveal(actor, { isToStaff: Boolean(secret.isToStaff) })) return 'auth.forbidden'
    return (row.hasSecret && !resendable.isOutdated) || 'email.secret_gone'
  }
}
