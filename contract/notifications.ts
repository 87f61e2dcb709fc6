/** The kinds of e-mail that a contact receives or not. */
export const notificationCategories = [
  'general',
  'services',
  'domains',
  'invoices',
  'credit_notes',
  'estimates',
  'proposals',
  'contracts',
  'tickets',
  'projects',
  'tasks',
] as const
export type NotificationCategory = (typeof notificationCategories)[number]

export const emailTemplates = [
  'welcome',
  'set_password',
  'reset_password',
  'sign_in_code',
  'confirm_email_change',
  'email_change_notice',
  'secret_viewed',
  'impersonation_notice',
  'invitation',
  'subscription_started',
  'plan_upgraded',
  'plan_downgraded',
  'subscription_renewed',
  'subscription_cancelled',
  'payment_received',
  'invoice_sent',
] as const
export type EmailTemplate = (typeof emailTemplates)[number]

/** What a message can be: one of a template, or of an announcement, which staff write each time. */
export const emailKinds = [...emailTemplates, 'announcement'] as const
export type EmailKind = (typeof emailKinds)[number]

/** The category of each kind of message. `general` carries access to the account, so it cannot be switched off. */
export const templateCategory: Record<EmailKind, NotificationCategory> = {
  welcome: 'services',
  set_password: 'general',
  reset_password: 'general',
  sign_in_code: 'general',
  confirm_email_change: 'general',
  email_change_notice: 'general',
  secret_viewed: 'general',
  impersonation_notice: 'general',
  invitation: 'general',
  subscription_started: 'services',
  plan_upgraded: 'services',
  plan_downgraded: 'services',
  subscription_renewed: 'services',
  subscription_cancelled: 'services',
  payment_received: 'services',
  invoice_sent: 'invoices',
  announcement: 'general',
}

/** What carries the access to an account, or tells of somebody who used it: it cannot be switched off. */
export const accessTemplates: readonly EmailTemplate[] = [
  'set_password',
  'reset_password',
  'sign_in_code',
  'confirm_email_change',
  'email_change_notice',
  'secret_viewed',
  'impersonation_notice',
  'invitation',
]

/** What is nothing without its link or code. */
export const secretTemplates: readonly EmailTemplate[] = [
  'set_password',
  'reset_password',
  'sign_in_code',
  'confirm_email_change',
  'invitation',
]

export const emailStates = ['queued', 'sending', 'sent', 'failed', 'suppressed'] as const
export type EmailState = (typeof emailStates)[number]

/** Why a message failed or was not sent. */
export const emailReasons = [
  'refused',
  'unconfirmed',
  'expired',
  'bounced',
  'address_undeliverable',
  'client_deleted',
  'contact_deleted',
  'nobody_receives',
  'template_off',
  'category_off',
  'announcements_off',
  'announcement_cancelled',
] as const

/** `general` carries password recovery: it stays on for whoever can sign in. */
export function withRequiredCategories(
  chosen: readonly NotificationCategory[],
  hasAccess: boolean,
): NotificationCategory[] {
  return notificationCategories.filter(
    (category) => chosen.includes(category) || (hasAccess && category === 'general'),
  )
}
