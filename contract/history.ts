/**
 * What the history can tell: action → the kind of thing that it happened to, and the fields whose values are kept. Its
 * sentences are in `locales` under `history.actions`. Lines stay for ever, so an action is never renamed or removed
 * without a migration of the lines that tell of it.
 */

const address = ['street', 'district', 'city', 'state', 'postalCode', 'country'] as const
const client = [
  'externalId',
  'tradeName',
  'legalName',
  'slug',
  'taxId',
  'email',
  'phone',
  'locale',
  ...address,
] as const
const person = ['firstName', 'lastName', 'locale'] as const
const preferences = ['notifications', 'receivesAnnouncements'] as const
const contact = [...person, 'jobTitle', 'company', 'email', 'phone', ...address, ...preferences] as const
const access = ['accessEmail', 'permissions', 'supportLevel'] as const
const invitation = ['email', 'permissions', 'supportLevel', 'contactId', 'role'] as const
const view = ['viewName', 'isShared', 'view'] as const
const download = [
  'tradeName',
  'legalName',
  'status',
  'id',
  'planId',
  'suspended',
  'createdFrom',
  'createdTo',
  'paymentType',
  'paymentStatus',
  'sort',
  'columns',
  'rows',
] as const
const announcement = ['subject', 'body', 'subjectEn', 'bodyEn', 'audience'] as const
const emailTemplate = ['locale', 'subject', 'body'] as const
const plan = ['planName', 'description', 'price', 'cycleMonths', 'includedSessions', 'isOnSale'] as const
const terms = ['planName', 'price', 'cycleMonths', 'includedSessions', 'periodEndOn', 'adjustment'] as const
const due = ['dueOn', 'paymentType', 'paymentStatus'] as const
const invoice = ['dueOn', 'note', 'lines', 'total'] as const
const sending = ['to', 'emailSubject'] as const
const settings = [
  'name',
  'locale',
  'accentColor',
  'supportEmail',
  'supportPhone',
  'welcomeVideoUrl',
  'contactDefaults',
  'userDefaults',
  'signInCode',
  'invitationDays',
  'impersonationNotice',
  'contactVerificationMinutes',
  'timeZone',
  'usageOverBalance',
  'lookupUrl',
  'legalName',
  'taxId',
  ...address,
  'mailFromName',
  'mailFromAddress',
  'mailReplyTo',
  'mailSignature',
  'mailSignatureEn',
  'mailPerMinute',
  'smtp',
] as const

export const historyActions = {
  'client.created': { subject: 'client', fields: client },
  'client.updated': { subject: 'client', fields: client },
  'client.suspended': { subject: 'client', fields: ['reason'] },
  'client.reactivated': { subject: 'client', fields: ['reason'] },
  'client.deleted': { subject: 'client', fields: [] },
  'client.restored': { subject: 'client', fields: [] },
  'client.erased': { subject: 'client', fields: [] },

  'view.created': { subject: 'view', fields: view },
  'view.updated': { subject: 'view', fields: view },
  'view.deleted': { subject: 'view', fields: [] },
  'client_list.downloaded': { subject: 'client_list', fields: download },
  'import.confirmed': { subject: 'import', fields: [] },
  'import.written': {
    subject: 'import',
    fields: ['created', 'updated', 'kept', 'wrong', 'written', 'failed'],
  },

  'contact.created': { subject: 'contact', fields: contact },
  'contact.updated': { subject: 'contact', fields: contact },
  'contact.deleted': { subject: 'contact', fields: contact },
  'contact.made_primary': { subject: 'contact', fields: ['primaryContactId'] },
  'contact.password_link_sent': { subject: 'contact', fields: [] },
  'contact.password_set': { subject: 'contact', fields: [] },
  'contact.unsubscribed': { subject: 'contact', fields: [] },
  'contact.resubscribed': { subject: 'contact', fields: [] },
  'contact.verified': { subject: 'contact', fields: ['checked', 'note'] },
  'contact.verification_refused': { subject: 'contact', fields: ['checked', 'note'] },
  'membership.created': { subject: 'contact', fields: access },
  'membership.updated': { subject: 'contact', fields: access },
  'membership.deleted': { subject: 'contact', fields: access },
  'support_pin.viewed': { subject: 'client', fields: [] },
  'support_pin.renewed': { subject: 'client', fields: [] },
  'support_pin.mistaken': { subject: 'client', fields: [] },
  'impersonation.started': { subject: 'impersonation', fields: ['reason'] },
  'impersonation.ended': { subject: 'impersonation', fields: ['end'] },
  'invitation.created': { subject: 'invitation', fields: invitation },
  'invitation.resent': { subject: 'invitation', fields: invitation },
  'invitation.cancelled': { subject: 'invitation', fields: [] },
  'invitation.accepted': { subject: 'invitation', fields: [] },

  'staff.added': { subject: 'user', fields: ['role'] },
  'staff.role_changed': { subject: 'user', fields: ['role'] },
  'staff.deactivated': { subject: 'user', fields: [] },
  'staff.reactivated': { subject: 'user', fields: [] },
  'user.updated': { subject: 'user', fields: person },
  'user.email_change_asked': { subject: 'user', fields: [] },
  'user.email_changed': { subject: 'user', fields: ['email'] },
  'user.email_verified': { subject: 'user', fields: [] },
  'user.password_set': { subject: 'user', fields: [] },
  'user.password_changed': { subject: 'user', fields: [] },
  'session.ended': { subject: 'user', fields: [] },
  'session.others_ended': { subject: 'user', fields: [] },
  'api_token.created': { subject: 'api_token', fields: ['role', 'expiresAt'] },
  'api_token.revoked': { subject: 'api_token', fields: [] },

  'email.retried': { subject: 'email', fields: ['state', 'reason'] },
  'email.copied': { subject: 'email', fields: [] },
  'email.all_retried': { subject: 'email', fields: [] },
  'email.address_marked': { subject: 'email', fields: ['note'] },
  'email.address_lifted': { subject: 'email', fields: [] },
  'email.secret_viewed': { subject: 'email', fields: [] },
  'email_template.updated': { subject: 'email_template', fields: emailTemplate },
  'email_template.reset': { subject: 'email_template', fields: emailTemplate },
  'email_template.switched': { subject: 'email_template', fields: ['isOn'] },
  'announcement.created': { subject: 'announcement', fields: announcement },
  'announcement.updated': { subject: 'announcement', fields: announcement },
  'announcement.deleted': { subject: 'announcement', fields: [] },
  'announcement.scheduled': { subject: 'announcement', fields: ['scheduledAt'] },
  'announcement.unscheduled': { subject: 'announcement', fields: [] },
  'announcement.sent': { subject: 'announcement', fields: [] },
  'announcement.paused': { subject: 'announcement', fields: [] },
  'announcement.resumed': { subject: 'announcement', fields: [] },
  'announcement.cancelled': { subject: 'announcement', fields: [] },

  'plan.created': { subject: 'plan', fields: plan },
  'plan.updated': { subject: 'plan', fields: plan },
  'subscription.created': { subject: 'subscription', fields: ['startedOn', ...terms, ...due] },
  'subscription.updated': { subject: 'subscription', fields: due },
  'subscription.plan_changed': { subject: 'subscription', fields: [...terms, ...due] },
  'subscription.change_scheduled': { subject: 'subscription', fields: ['nextPlan'] },
  'subscription.change_undone': { subject: 'subscription', fields: ['nextPlan'] },
  'subscription.cancellation_scheduled': { subject: 'subscription', fields: ['endedOn', 'reason'] },
  'subscription.cancellation_undone': { subject: 'subscription', fields: [] },
  'subscription.cancelled': { subject: 'subscription', fields: ['endedOn', 'reason'] },
  'subscription.renewed': { subject: 'subscription', fields: [...terms, ...due] },
  'subscription.overdue': { subject: 'subscription', fields: [...terms, ...due] },
  'subscription.due_moved': { subject: 'subscription', fields: [...terms, ...due] },
  'subscription.extra_sessions_added': { subject: 'subscription', fields: ['extraSessions', 'reason'] },
  'payment.recorded': {
    subject: 'payment',
    fields: ['amount', 'paidOn', 'paymentType', 'note', 'dueOn', 'nextDueOn'],
  },
  'usage.recorded': { subject: 'usage', fields: ['sessions', 'remainingSessions', 'note'] },
  'invoice.created': { subject: 'invoice', fields: invoice },
  'invoice.updated': { subject: 'invoice', fields: invoice },
  'invoice.deleted': { subject: 'invoice', fields: invoice },
  'invoice.issued': { subject: 'invoice', fields: ['issuedOn', 'dueOn'] },
  'invoice.paid': { subject: 'invoice', fields: ['paidOn', 'paymentType'] },
  'invoice.cancelled': { subject: 'invoice', fields: ['reason'] },
  'invoice.sent': { subject: 'invoice', fields: sending },

  'provider.set_up': { subject: 'provider', fields: [] },
  'settings.updated': { subject: 'provider', fields: settings },
  'settings.logo_set': { subject: 'provider', fields: [] },
  'settings.logo_removed': { subject: 'provider', fields: [] },
  'settings.mail_tested': { subject: 'provider', fields: ['outcome'] },
} as const satisfies Record<`${string}.${string}`, { subject: string; fields: readonly string[] }>

export type HistoryAction = keyof typeof historyActions
type Told<Action extends HistoryAction> = (typeof historyActions)[Action]
export type HistorySubject<Action extends HistoryAction = HistoryAction> = Told<Action>['subject']
export type HistoryField<Action extends HistoryAction = HistoryAction> = Told<Action>['fields'][number]
