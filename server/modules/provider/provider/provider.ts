import type { Updateable } from 'kysely'
import { completeGrant, type Grant } from '#contract/access.ts'
import { normalizeAddress } from '#contract/fields.ts'
import type { Settings, SettingsEdit, SmtpInput } from '#contract/provider.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { dayIn } from '#platform/calendar.ts'
import { encrypt } from '#platform/crypto.ts'
import type { Provider } from '#platform/db/types.ts'
import { recordChanged } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { asOwner, inTransaction } from '#server/context.ts'
import { smtpPassword } from './mail.ts'
import { contactDefaultsOf, presentSettings, userDefaultsOf } from './present.ts'
import { getProviderRow, type ProviderRow, updateProvider } from './queries.ts'

/** The provider's row with its settings. */
export async function getProvider(ctx: Context): Promise<ProviderRow> {
  return await asOwner(ctx, (owner) => getProviderRow(owner.db))
}

/** The day that it is for the provider: periods and due dates go by it. */
export async function providerToday(ctx: Context): Promise<string> {
  return dayIn((await getProvider(ctx)).timeZone, ctx.now())
}

/** What a new contact with access may do unless chosen otherwise. */
export async function getContactDefaults(ctx: Context): Promise<Grant> {
  return contactDefaultsOf(await getProvider(ctx))
}

/** What somebody invited as a user may do unless chosen otherwise. */
export async function getUserDefaults(ctx: Context): Promise<Grant> {
  return userDefaultsOf(await getProvider(ctx))
}

/** Changes what the edit names; the rest stays as it is. */
export async function updateSettings(ctx: Context, { version, ...edit }: SettingsEdit): Promise<ProviderRow> {
  return await inTransaction(ctx, async (tx) => {
    const before = await getProviderRow(tx.db, true)
    const values = { ...columns(edit), ...mailColumns(tx, edit), updatedAt: tx.now() }
    const after = await updateProvider(tx.db, values, version)
    if (!after) throw recordChanged(presentSettings(before, tx.config))
    await recordEvent(tx, {
      clientId: null,
      action: 'settings.updated',
      subject: { id: null, label: after.name },
      before: factsOf(presentSettings(before, tx.config)),
      after: factsOf(presentSettings(after, tx.config)),
    })
    return after
  })
}

/** As the history shows them: each setting by itself, and never a password. */
function factsOf({ identity, smtp, mailSignature, ...settings }: Settings) {
  return {
    ...settings,
    ...identity,
    smtp: smtp && `${smtp.user ?? ''}@${smtp.host}:${smtp.port} ${smtp.security}`,
    mailSignature: mailSignature['pt-BR'],
    mailSignatureEn: mailSignature.en,
    // What follows from other fields, or changes with every save.
    mailFrom: null,
    updatedAt: null,
    version: null,
  }
}

/** Undefined values are left out of an update. */
function columns(edit: Omit<SettingsEdit, 'version'>): Updateable<Provider> {
  const contact = edit.contactDefaults && completeGrant(edit.contactDefaults)
  const user = edit.userDefaults && completeGrant(edit.userDefaults)
  return {
    name: edit.name,
    locale: edit.locale,
    accentColor: edit.accentColor,
    supportEmail: edit.supportEmail,
    supportPhone: edit.supportPhone,
    welcomeVideoUrl: edit.welcomeVideoUrl,
    defaultPermissions: contact && [...contact.permissions],
    defaultSupportLevel: contact?.supportLevel,
    userDefaultPermissions: user && [...user.permissions],
    userDefaultSupportLevel: user?.supportLevel,
    signInCode: edit.signInCode,
    invitationDays: edit.invitationDays,
    impersonationNotice: edit.impersonationNotice,
    contactVerificationMinutes: edit.contactVerificationMinutes,
    timeZone: edit.timeZone,
    usageOverBalance: edit.usageOverBalance,
    lookupUrl: edit.lookupUrl,
    ...(edit.identity && identityColumns(edit.identity)),
  }
}

function mailColumns(ctx: Context, edit: Omit<SettingsEdit, 'version'>): Updateable<Provider> {
  return {
    mailFromName: edit.mailFromName,
    mailFromAddress: edit.mailFromAddress,
    mailReplyTo: edit.mailReplyTo,
    mailSignaturePt: edit.mailSignature?.['pt-BR'],
    mailSignatureEn: edit.mailSignature?.en,
    mailPerMinute: edit.mailPerMinute,
    ...(edit.smtp !== undefined && smtpColumns(ctx, edit.smtp)),
  }
}

function smtpColumns(ctx: Context, smtp: SmtpInput | null): Updateable<Provider> {
  if (smtp === null)
    return {
      smtpHost: null,
      smtpPort: null,
      smtpSecurity: null,
      smtpUser: null,
      smtpPasswordEncrypted: null,
    }
  const { host, port, security, user, password } = smtp
  return {
    smtpHost: host,
    smtpPort: port,
    smtpSecurity: security,
    smtpUser: user,
    // Without a user there is nothing to sign in as.
    ...(user === null
      ? { smtpPasswordEncrypted: null }
      : password && { smtpPasswordEncrypted: encrypt(ctx.key, smtpPassword, password) }),
  }
}

function identityColumns(identity: NonNullable<SettingsEdit['identity']>): Updateable<Provider> {
  const { legalName, taxId, street, district, city, state, postalCode, country } = normalizeAddress(identity)
  return {
    legalName,
    taxId,
    street,
    district,
    city,
    state,
    postalCode,
    country,
  }
}
