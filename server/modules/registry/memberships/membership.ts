import type { Grant } from '#contract/access.ts'
import type { ErrorCode } from '#contract/errors.ts'
import type { Locale } from '#contract/fields.ts'
import type { HistoryAction } from '#contract/history.ts'
import { fullName } from '#contract/names.ts'
import { recordEvent, type Sides } from '#modules/history/events/event.ts'
import { sendSetPasswordLink } from '#modules/identity/links/link.ts'
import { endSessionsWithoutAccess } from '#modules/identity/sessions/session.ts'
import { findOrCreateUser, setInitialPassword } from '#modules/identity/users/user.ts'
import { limitEmailRate } from '#modules/mail/emails/rate-limit.ts'
import { cancelInvitationsToClient } from '#modules/registry/invitations/cancellation.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { asOwner, impersonationOf } from '#server/context.ts'
import {
  type AccessTarget,
  changeRefusal,
  grantHeldBy,
  isSameGrant,
  mergedGrant,
  revocationRefusal,
  unionOfGrants,
} from './policy.ts'
import { deleteMembership, insertMembership, touchMembership, updateGrant } from './queries.ts'
import { howToEnter, sendWelcome } from './welcome.ts'

export type Membership = { id: number; userId: number; accessEmail: string; grant: Grant }

/** The contact whose access it is, as read under the lock of their client. */
export type AccessHolder = {
  clientId: number
  clientName: string
  contactId: number
  firstName: string
  lastName: string
  email: string
  locale: Locale
  isPrimary: boolean
  membership: Membership | null
}

export type AccessInput = Grant & {
  /** Only staff can send one. */
  password?: string | null
  sendSetPasswordEmail: boolean
  skipWelcomeEmail: boolean
}

/** Gives access or changes it. A new primary contact also gets all that the actor may grant. */
export async function saveAccess(
  ctx: Context,
  holder: AccessHolder,
  input: AccessInput,
  becomesPrimary: boolean,
): Promise<void> {
  const chosen = chooseGrant(ctx, holder, input, 'access.permissions')
  const grant = becomesPrimary ? unionOfGrants(chosen, grantHeldBy(ctx.actor)) : chosen
  if (!holder.membership) return await grantAccess(ctx, holder, grant, input)

  await changeGrant(ctx, holder, holder.membership, grant)
  await setFirstPassword(ctx, holder, holder.membership.userId, input)
  if (input.sendSetPasswordEmail) await sendPasswordLink(ctx, holder, holder.membership)
}

/** Changes what an access allows, as far as the actor may; a refusal lands at the field `permissions`. */
export async function editGrant(
  ctx: Context,
  holder: AccessHolder,
  membership: Membership,
  wanted: Grant,
): Promise<void> {
  await changeGrant(ctx, holder, membership, chooseGrant(ctx, holder, wanted, 'permissions'))
}

/** Adds the membership. The caller has checked that the grant may be given. */
export async function addMembership(
  ctx: Context,
  { holder, user, grant }: { holder: AccessHolder; user: { id: number; email: string }; grant: Grant },
): Promise<void> {
  await insertMembership(ctx.db, {
    clientId: holder.clientId,
    contactId: holder.contactId,
    userId: user.id,
    permissions: [...grant.permissions],
    supportLevel: grant.supportLevel,
    createdAt: ctx.now(),
  })
  await recordAccess(ctx, holder, 'membership.created', { after: facts(grant, user.email) })
}

/** Revokes the contact's access, if there is one, with the user's sessions and the invitations that they sent. */
export async function revokeAccess(ctx: Context, holder: AccessHolder): Promise<void> {
  const { membership, clientId } = holder
  if (!membership) return
  const refusal = revocationRefusal(ctx.actor, target(holder))
  if (refusal) throw refused(refusal, 'access')
  await deleteMembership(ctx.db, membership.id)
  const before = facts(membership.grant, membership.accessEmail)
  await recordAccess(ctx, holder, 'membership.deleted', { before })
  await cancelInvitationsToClient(ctx, clientId, membership.userId)
  await asOwner(ctx, (owner) => endSessionsWithoutAccess(owner, membership.userId))
}

/** E-mails the link to choose a password. To the login, which may differ from the contact's e-mail by now. */
export async function sendPasswordLink(
  ctx: Context,
  holder: AccessHolder,
  { userId, accessEmail }: Pick<Membership, 'userId' | 'accessEmail'>,
): Promise<void> {
  if (impersonationOf(ctx.actor)) throw refused('impersonation.not_allowed', 'access.sendSetPasswordEmail')
  const { clientId, contactId, firstName, lastName, locale } = holder
  // The name that this client knows: the list of e-mails must not tell them what others call the person.
  const user = { id: userId, email: accessEmail, firstName, lastName, locale }
  if (ctx.actor.kind === 'portal') await limitEmailRate(ctx, accessEmail)
  await sendSetPasswordLink(ctx, { user, clientId, contactId })
  await recordAccess(ctx, holder, 'contact.password_link_sent', {})
}

export async function updateMembershipLastSeen(ctx: Context, membershipId: number): Promise<void> {
  await touchMembership(ctx.db, membershipId, ctx.now())
}

function chooseGrant(ctx: Context, holder: AccessHolder, wanted: Grant, field: string): Grant {
  const current = holder.membership?.grant ?? null
  const chosen = mergedGrant(grantHeldBy(ctx.actor), current, wanted)
  const isChange = !current || !chosen || !isSameGrant(chosen, current)
  const refusal = isChange ? changeRefusal(ctx.actor, target(holder)) : null
  if (refusal) throw refused(refusal, field)
  if (!chosen) throw refused('membership.beyond_own', field)
  return chosen
}

async function grantAccess(
  ctx: Context,
  holder: AccessHolder,
  grant: Grant,
  input: AccessInput,
): Promise<void> {
  const { email, firstName, lastName, locale } = holder
  const user = await findOrCreateUser(ctx, { email, firstName, lastName, locale })
  await addMembership(ctx, { holder, user, grant })
  const hasNewPassword = await setFirstPassword(ctx, holder, user.id, input)
  if (input.sendSetPasswordEmail)
    await sendPasswordLink(ctx, holder, { userId: user.id, accessEmail: user.email })
  if (!input.skipWelcomeEmail) {
    if (ctx.actor.kind === 'portal') await limitEmailRate(ctx, user.email)
    await sendWelcome(ctx, holder, user, howToEnter(ctx.actor, input, hasNewPassword, user.hasPassword))
  }
}

async function changeGrant(
  ctx: Context,
  holder: AccessHolder,
  { id, grant, accessEmail }: Membership,
  after: Grant,
) {
  if (isSameGrant(grant, after)) return
  await updateGrant(ctx.db, id, after)
  await recordAccess(ctx, holder, 'membership.updated', {
    before: facts(grant, accessEmail),
    after: facts(after, accessEmail),
  })
}

async function setFirstPassword(
  ctx: Context,
  holder: AccessHolder,
  userId: number,
  { password }: AccessInput,
) {
  const isSet = password ? await setInitialPassword(ctx, userId, password) : false
  if (isSet) await recordAccess(ctx, holder, 'contact.password_set', {})
  return isSet
}

type AccessAction = Extract<HistoryAction, `membership.${string}` | `contact.password_${string}`>

async function recordAccess(
  ctx: Context,
  { clientId, contactId, ...person }: AccessHolder,
  action: AccessAction,
  sides: Sides<AccessAction>,
): Promise<void> {
  const subject = { id: contactId, label: fullName(person) }
  await recordEvent(ctx, { clientId, action, subject, ...sides })
}

function facts({ permissions, supportLevel }: Grant, accessEmail: string) {
  return { accessEmail, permissions, supportLevel }
}

function target({ contactId, isPrimary, membership }: AccessHolder): AccessTarget {
  return { contactId, isPrimary, grant: membership?.grant ?? null }
}

function refused(code: ErrorCode, field: string): AppError {
  return new AppError(code, { fields: { [field]: code } })
}
