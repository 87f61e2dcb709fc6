import { z } from 'zod'
import { id, line, optional, page, timestamp } from './fields.ts'

/** What staff can compare with what somebody who asks for support tells them. */
export const verifiableFacts = ['name', 'email', 'phone', 'pin'] as const
export type VerifiableFact = (typeof verifiableFacts)[number]

const verificationOutcomes = ['confirmed', 'refused'] as const
export type VerificationOutcome = (typeof verificationOutcomes)[number]

/** What staff found out: `confirmed` needs something checked; a PIN that was checked is compared by the server. */
export const verificationInput = z
  .strictObject({
    checked: z.array(z.enum(verifiableFacts)).max(verifiableFacts.length),
    pin: optional(
      z
        .string()
        .transform((text) => text.replace(/\s/g, ''))
        .pipe(z.string().regex(/^\d{6}$/, 'invalid')),
    ),
    outcome: z.enum(verificationOutcomes),
    note: optional(line(500)),
  })
  .superRefine(({ checked, pin, outcome }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (outcome === 'confirmed' && checked.length === 0) wrong('checked', 'required')
    if (outcome === 'confirmed' && checked.includes('pin') && pin === null) wrong('pin', 'required')
    if (pin !== null && (outcome !== 'confirmed' || !checked.includes('pin'))) wrong('pin', 'invalid')
  })
export type VerificationInput = z.output<typeof verificationInput>

export const verification = z.object({
  id,
  at: timestamp,
  by: z.string(),
  checked: z.array(z.enum(verifiableFacts)),
  outcome: z.enum(verificationOutcomes),
  note: z.string().nullable(),
})
export type Verification = z.output<typeof verification>
export const verificationPage = page(verification)

/** What there is to check about a contact before serving them. */
export const verificationSheet = z.object({
  contactId: id,
  clientId: id,
  clientName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  jobTitle: z.string().nullable(),
  company: z.string().nullable(),
  email: z.string(),
  phone: z.string().nullable(),
  phoneMasked: z.boolean(),
  isPrimary: z.boolean(),
  hasAccess: z.boolean(),
  /** Whether the client has a PIN to ask for; the PIN itself is never shown to staff. */
  supportPin: z.object({ exists: z.boolean(), renewedAt: timestamp.nullable() }),
  /** The newest, while it is recent by the settings. */
  recent: verification.nullable(),
})
export type VerificationSheet = z.output<typeof verificationSheet>

export const supportPinStatus = z.object({ exists: z.boolean(), renewedAt: timestamp.nullable() })
export type SupportPinStatus = z.output<typeof supportPinStatus>
export const shownSupportPin = z.object({ pin: z.string(), renewedAt: timestamp })
export type ShownSupportPin = z.output<typeof shownSupportPin>
