import { logoPath, type Provider, type Settings } from '#contract/provider.ts'
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
    usageOverBalance: row.usageOverBalance,
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
  return { host, port, security: security, user, hasPassword }
}

export function contactDefaultsOf(row: ProviderRow) {
  return {
    permissions: row.defaultPermissions,
    supportLevel: row.defaultSupportLevel,
  }
}

export function userDefaultsOf(row: ProviderRow) {
  return {
    permissions: row.userDefaultPermissions,
    supportLevel: row.userDefaultSupportLevel,
  }
}

function shared(row: ProviderRow) {
  return {
    name: row.name,
    locale: row.locale,
    accentColor: row.accentColor,
    supportEmail: row.supportEmail,
    supportPhone: row.supportPhone,
    logoUrl: logoPath(row.logoHash),
    signInCode: row.signInCode,
  }
}
