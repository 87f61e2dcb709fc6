import type { ClientPermission, SupportLevel } from '#contract/access.ts'
import type { Locale } from '#contract/fields.ts'
import {
  logoPath,
  type Provider,
  type Settings,
  type SignInCodePolicy,
  type SmtpInput,
  type UsageOverBalance,
} from '#contract/settings.ts'
import type { Config } from '#server/config.ts'
import type { ProviderRow } from './queries.ts'

/** What everybody may know. */
export function presentProvider(row: ProviderRow, config: Config): Provider {
  return { ...shared(row), setupNeeded: row.set_up_at === null, demo: config.demo }
}

export function presentSettings(row: ProviderRow, config: Config): Settings {
  return {
    ...shared(row),
    welcomeVideoUrl: row.welcome_video_url,
    contactDefaults: contactDefaultsOf(row),
    userDefaults: userDefaultsOf(row),
    invitationDays: row.invitation_days,
    impersonationNotice: row.impersonation_notice,
    contactVerificationMinutes: row.contact_verification_minutes,
    timeZone: row.time_zone,
    usageOverBalance: row.usage_over_balance as UsageOverBalance,
    lookupUrl: row.lookup_url,
    identity: {
      legalName: row.legal_name,
      taxId: row.tax_id,
      street: row.street,
      district: row.district,
      city: row.city,
      state: row.state,
      postalCode: row.postal_code,
      country: row.country,
    },
    mailFromName: row.mail_from_name,
    mailFromAddress: row.mail_from_address,
    mailReplyTo: row.mail_reply_to,
    mailSignature: { 'pt-BR': row.mail_signature_pt, en: row.mail_signature_en },
    mailPerMinute: row.mail_per_minute,
    smtp: smtpOf(row),
    environment: { smtp: config.smtpUrl !== null, mailFrom: config.isMailFromSet },
    baseUrl: config.baseUrl,
    mailFrom: (!config.isMailFromSet && row.mail_from_address) || config.mailFrom,
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  }
}

function smtpOf(row: ProviderRow): Settings['smtp'] {
  const { smtp_host: host, smtp_port: port, smtp_security: security, smtp_user: user } = row
  if (host === null || port === null || security === null) return null
  const hasPassword = row.smtp_password_encrypted !== null
  return { host, port, security: security as SmtpInput['security'], user, hasPassword }
}

export function contactDefaultsOf(row: ProviderRow) {
  return {
    permissions: row.default_permissions as ClientPermission[],
    supportLevel: row.default_support_level as SupportLevel,
  }
}

export function userDefaultsOf(row: ProviderRow) {
  return {
    permissions: row.user_default_permissions as ClientPermission[],
    supportLevel: row.user_default_support_level as SupportLevel,
  }
}

function shared(row: ProviderRow) {
  return {
    name: row.name,
    locale: row.locale as Locale,
    accentColor: row.accent_color,
    supportEmail: row.support_email,
    supportPhone: row.support_phone,
    logoUrl: logoPath(row.logo_hash),
    signInCode: row.sign_in_code as SignInCodePolicy,
  }
}
