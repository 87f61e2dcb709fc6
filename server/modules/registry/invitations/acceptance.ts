import type { StaffRole } from '#contract/access.ts'
import type { ErrorCode } from '#contract/errors.ts'
import type { Locale } from '#contract/fields.ts'
import type { InvitationAcceptance, InvitationLookup } from '#contract/invitations.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { consumeInvitationLink } from '#modules/identity/links/invitation-link.ts'
import { closeLinks } from '#modules/identity/links/link.ts'
import { type Browser, type NewSession, startSession } from '#modules/identity/sessions/session.ts'
import { checkCredentials } from '#modules/identity/sessions/sign-in.ts'
import { addStaffUser } from '#modules/identity/staff-users/staff-user.ts'
import {
  createUserWithPassword,
  findUserByEmail,
  getUser,
  proveMailbox,
} from '#modules/identity/users/user.ts'
import { lockClient } from '#modules/registry/clients/client.ts'
import { hashPassword, hashToken } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import type { AnonymousActor, Context, UserActor } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { joinClient } from './joining.ts'
import {
  findInvitationByToken,
  type InvitationWithLink,
  lockInvitation,
  updateOpenInvitation,
} from './queries.ts'

/** The holder of a link, signed in or not. */
type Visitor = Context<AnonymousActor | UserActor>
type State = InvitationLookup['state']

/** What the holder of the link may see, also when it no longer works. Does not use it up. */
export async function lookUpInvitation(ctx: Visitor, token: string): Promise<InvitationLookup> {
  const { state, invitation } = await examine(ctx, token)
  const signedIn = ctx.actor.kind === 'user' ? await getUser(ctx, ctx.actor.userId) : null
  const email = invitation?.email ?? null
  return {
    state,
    kind: invitation && (invitation.staffRole === null ? 'client' : 'staff'),
    clientName: invitation?.clientName ?? null,
    role: (invitation?.staffRole ?? null) as StaffRole | null,
    inviterName: invitation?.inviterName ?? null,
    clientId: state === 'used' || state === 'has_access' ? (invitation?.clientId ?? null) : null,
    email,
    firstName: invitation?.firstName ?? null,
    lastName: invitation?.lastName ?? null,
    locale: (invitation?.locale ?? null) as Locale | null,
    expiresAt: invitation?.expiresAt.toISOString() ?? null,
    hasUser:
      email !== null && state === 'valid' ? Boolean((await findUserByEmail(ctx, email))?.passwordHash) : null,
    signedInAs: signedIn && { email: signedIn.email, isInvited: signedIn.email === email },
  }
}

/** `session` is null when the current one goes on. */
type Acceptance = { clientId: number | null; session: NewSession | null }

/**
 * Accepts the invitation: once, as the user of the invited address, whose mailbox the link has proven. That user signs
 * in by their session or password, or is created. Of two at once, one succeeds and the other learns that it is used.
 */
export async function acceptInvitation(
  ctx: Visitor,
  input: InvitationAcceptance,
  browser: Browser,
): Promise<Acceptance> {
  const { email } = await getOpenInvitation(ctx, input.token)
  const person = await identify(ctx, input, email, browser)
  return await inTransaction(ctx, async (tx) => {
    const invitation = await consumeInvitation(tx, input.token)
    const userId = typeof person === 'number' ? person : await createUser(tx, invitation, person)
    await proveMailbox(tx, userId)
    const here = ctx.actor.kind === 'user' && input.as === 'signed_in_user' ? ctx.actor.sessionId : null
    const session = here === null ? await startSession(tx, userId, browser, true) : null
    const sessionId = here ?? (session as NewSession).sessionId
    await enter({ ...tx, actor: { kind: 'user', userId, sessionId } }, invitation, email)
    return { clientId: invitation.clientId, session }
  })
}

type NewPerson = { firstName: string; lastName: string; locale: Locale | undefined; passwordHash: string }

/** The user who accepts, or who is to be created. Passwords are hashed here, before any transaction. */
async function identify(ctx: Visitor, input: InvitationAcceptance, email: string, browser: Browser) {
  if (input.as === 'existing_user') {
    return (await checkCredentials(ctx, { email, password: input.password }, browser)).id
  }
  if (input.as === 'signed_in_user') {
    if (ctx.actor.kind !== 'user') throw new AppError('auth.required')
    const user = await getUser(ctx, ctx.actor.userId)
    if (user.email !== email) throw new AppError('invitation.other_user')
    return user.id
  }
  // Whether there is a user already is checked under the lock: until then somebody else may be using the link.
  const { firstName, lastName, locale, password } = input
  return { firstName, lastName, locale, passwordHash: await hashPassword(password) }
}

/** Also completes a user who was registered once but never chose a password; links to do so stop working. */
async function createUser(ctx: Context, invitation: InvitationWithLink, person: NewPerson): Promise<number> {
  const locale = person.locale ?? (invitation.locale as Locale)
  const userId = await createUserWithPassword(ctx, { ...person, email: invitation.email, locale })
  if (userId === null) throw new AppError('invitation.user_exists')
  await closeLinks(ctx, userId, ['set_password', 'reset_password'])
  return userId
}

async function enter(ctx: Context<UserActor>, invitation: InvitationWithLink, email: string): Promise<void> {
  const { userId } = ctx.actor
  const accepted = { acceptedAt: ctx.now(), acceptedUserId: userId }
  if (!(await updateOpenInvitation(ctx.db, invitation.id, accepted))) throw new AppError('link.used')
  await recordEvent(ctx, {
    clientId: invitation.clientId,
    action: 'invitation.accepted',
    subject: { id: invitation.id, label: email },
  })
  if (invitation.staffRole !== null) await addStaffUser(ctx, userId, invitation.staffRole as StaffRole)
  else await joinClient(ctx, invitation, { id: userId, email })
}

/** Uses the link up. The client's lock and then the invitation's make two uses come one after the other. */
async function consumeInvitation(ctx: Visitor, token: string): Promise<InvitationWithLink> {
  const before = await getOpenInvitation(ctx, token)
  if (before.clientId !== null) await lockClient(ctx, before.clientId)
  await lockInvitation(ctx.db, before.id)
  const invitation = await getOpenInvitation(ctx, token)
  await consumeInvitationLink(ctx, invitation.linkId)
  return invitation
}

const refusals: Record<Exclude<State, 'valid'>, ErrorCode> = {
  unknown: 'link.unknown',
  used: 'link.used',
  cancelled: 'invitation.cancelled',
  replaced: 'link.replaced',
  expired: 'link.expired',
  has_access: 'invitation.already_has_access',
}

async function getOpenInvitation(ctx: Visitor, token: string): Promise<InvitationWithLink> {
  const { state, invitation } = await examine(ctx, token)
  if (!invitation) throw new AppError('link.unknown')
  if (state !== 'valid') throw new AppError(refusals[state])
  return invitation
}

type Examined = { state: State; invitation: InvitationWithLink | null }

async function examine(ctx: Visitor, token: string): Promise<Examined> {
  const invitation = (await findInvitationByToken(ctx.db, hashToken(token))) ?? null
  return { state: invitation ? stateOfLink(invitation, ctx.now()) : 'unknown', invitation }
}

/** Somebody who already has access is told so: another invitation would be refused. */
function stateOfLink(invitation: InvitationWithLink, now: Date): State {
  if (invitation.acceptedAt) return 'used'
  if (invitation.clientDeletedAt) return 'cancelled'
  if (invitation.hasAccess) return 'has_access'
  if (invitation.cancelledAt) return 'cancelled'
  if (invitation.linkReplacedAt) return 'replaced'
  return invitation.linkExpiresAt <= now ? 'expired' : 'valid'
}
