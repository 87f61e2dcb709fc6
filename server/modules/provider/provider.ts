import { completeGrant, type Grant } from '../../../contract/access.ts'
import type { SettingsInput } from '../../../contract/settings.ts'
import type { Context } from '../../context.ts'
import { asOwner, inTransaction } from '../../context.ts'
import { AppError } from '../../platform/errors.ts'
import { recordEvent } from '../audit/audit.ts'
import { contactDefaultsOf, presentSettings, userDefaultsOf } from './present.ts'
import { getProviderRow, type ProviderRow, updateProvider } from './queries.ts'

/** The provider's row with its settings. */
export async function getProvider(ctx: Context): Promise<ProviderRow> {
  return await asOwner(ctx, (owner) => getProviderRow(owner.db))
}

/** What a new contact with access may do unless chosen otherwise. */
export async function getContactDefaults(ctx: Context): Promise<Grant> {
  return contactDefaultsOf(await getProvider(ctx))
}

/** What somebody invited as a user may do unless chosen otherwise. */
export async function getUserDefaults(ctx: Context): Promise<Grant> {
  return userDefaultsOf(await getProvider(ctx))
}

export async function updateSettings(
  ctx: Context,
  { version, ...input }: SettingsInput,
): Promise<ProviderRow> {
  return await inTransaction(ctx, async (tx) => {
    const before = await getProviderRow(tx.db, true)
    const after = await updateProvider(tx.db, { ...columns(input, before), updated_at: tx.now() }, version)
    if (!after)
      throw new AppError('record.changed', { data: { current: presentSettings(before, tx.config) } })
    await recordEvent(tx, {
      clientId: null,
      action: 'settings.updated',
      subject: { type: 'provider', id: null, label: after.name },
      before: { ...presentSettings(before, tx.config), updatedAt: null, version: null },
      after: { ...presentSettings(after, tx.config), updatedAt: null, version: null },
    })
    return after
  })
}

function columns(input: Omit<SettingsInput, 'version'>, before: ProviderRow) {
  const contact = completeGrant(input.contactDefaults)
  const user = input.userDefaults && completeGrant(input.userDefaults)
  return {
    name: input.name,
    locale: input.locale,
    accent_color: input.accentColor,
    support_email: input.supportEmail,
    support_phone: input.supportPhone,
    welcome_video_url: input.welcomeVideoUrl,
    default_permissions: [...contact.permissions],
    default_support_level: contact.supportLevel,
    user_default_permissions: [...(user?.permissions ?? before.user_default_permissions)],
    user_default_support_level: user?.supportLevel ?? before.user_default_support_level,
    sign_in_code: input.signInCode ?? before.sign_in_code,
    invitation_days: input.invitationDays ?? before.invitation_days,
    impersonation_notice: input.impersonationNotice ?? before.impersonation_notice,
    contact_verification_minutes: input.contactVerificationMinutes ?? before.contact_verification_minutes,
  }
}
