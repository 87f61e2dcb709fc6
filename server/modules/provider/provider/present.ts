import type { ClientPermission, SupportLevel } from '#contract/access.ts'
import type { Locale } from '#contract/fields.ts'
import {
  logoPath,
  type Provider,
  type Settings,
  type SignInCodePolicy,
  type SmtpInput,
  type UsageOverBalance,
} from '#contract/provider.ts'
import type { Config } from '#server/config.ts'
import type { ProviderRow } from './queries.ts'

/** The public part. */
export function presentProvider(row: ProviderRow, config: Config): Provider {
  return { ...shared(row), setupNeeded: row.setUpAt === null, demo: config.demo }
}

export function presentSettings(row: ProviderRow, config: Config): Settings {
  return {
    ...shared(row),
    welcomeVideoUrl: row.welcomeVideoUrl,
    contactDefaults: contactDefaultsOf(row),
    userDefaults: userDefaultsOf(row),
    invitationDays: row.invitationDays,
    impersonationNotice: row.impersonationNotice,
    contactVerificationMinutes: row.contactVerificationMinutes,
    timeZone: row.timeZone,
    usageOverBalance: row.usageOverBalance as UsageOverBalance,
    lookupUrl: row.lookupUrl,
    identity: {
      legalName: row.legalName,
      taxId: row.taxId,
      street: row.street,
      district: row.district,
      city: row.city,
      state: row.state,
      postalCode: row.postalCode,
      country: row.country,
    },
    mailFromName: row.mailFromName,
    mailFromAddress: row.mailFromAddress,
    mailReplyTo: row.mailReplyTo,
    mailSignature: { 'pt-BR': row.mailSignaturePt, en: row.mailSignatureEn },
    mailPerMinute: row.mailPerMinute,
    smtp: smtpOf(row),
    environment: { smtp: config.smtpUrl !== null, mailFrom: config.isMailFromSet },
    baseUrl: config.baseUrl,
    mailFrom: (!config.isMailFromSet && row.mailFromAddress) || config.mailFrom,
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }
}

function smtpOf(row: ProviderRow): Settings['smtp'] {
  const { smtpHost: host, smtpPort: port, smtpSecurity: security, smtpUser: user } = row
  if (host === null || port === null || security === null) return null
  const hasPassword = row.smtpPasswordEncrypted !== null
  return { host, port, security: security as SmtpInput['security'], user, hasPassword }
}

export function contactDefaultsOf(row: ProviderRow) {
  return {
    permissions: row.defaultPermissions as ClientPermission[],
    supportLevel: row.defaultSupportLevel as SupportLevel,
  }
}

export function userDefaultsOf(row: ProviderRow) {
  return {
    permissions: row.userDefaultPermissions as ClientPermission[],
    supportLevel: row.userDefaultSupportLevel as SupportLevel,
  }
}

function shared(row: ProviderRow) {
  return {
    name: row.name,
    locale: row.locale as Locale,
    accentColor: row.accentColor,
    supportEmail: row.supportEmail,
    supportPhone: row.supportPhone,
    logoUrl: logoPath(row.logoHash),
    signInCode: row.signInCode as SignInCodePolicy,
  }
}
