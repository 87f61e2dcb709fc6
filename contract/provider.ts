import { z } from 'zod'
import { grant } from './contacts.ts'
import {
  addressFields,
  checkAddress,
  clearable,
  email,
  line,
  locale,
  newPassword,
  optional,
  phone,
  taxId,
  timestamp,
  version,
} from './fields.ts'

/** Accent colour as `#rrggbb`. Its contrast with white is checked: WCAG 2.2, 1.4.3, at least 4.5 : 1. */
export const accentColor = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'invalid')
      .refine((color) => contrastWithWhite(color) >= 4.5, 'contrast_low'),
  )

/** Formats that every mail program shows. SVG is not one of them, and can carry scripts. */
export const logoMediaTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type LogoMediaType = (typeof logoMediaTypes)[number]
export const logoMaxBytes = 512 * 1024

/** Where the logo is served: the hash of its bytes makes each one's address its own. */
export function logoPath(hash: string | null): string | null {
  return hash && `/api/v1/provider/logo?v=${hash}`
}

/** When a sign-in asks for the six digits: the first one ever, the first in each browser, or each. */
export const signInCodePolicies = ['first', 'new_device', 'always'] as const
export type SignInCodePolicy = (typeof signInCodePolicies)[number]

/** What a usage does that the session balance does not cover: it is turned away, or counts all the same. */
export const usageOverBalancePolicies = ['refuse', 'count'] as const
export type UsageOverBalance = (typeof usageOverBalancePolicies)[number]

/** A time zone of the IANA database, for example `America/Sao_Paulo`. */
const timeZone = line(60).refine(isTimeZone, 'invalid')

/** What everybody may know of the provider, signed in or not. */
export const provider = z.object({
  name: z.string(),
  locale,
  accentColor: z.string(),
  supportEmail: z.string().nullable(),
  supportPhone: z.string().nullable(),
  /** Path of the logo; null without one. */
  logoUrl: z.string().nullable(),

  signInCode: z.enum(signInCodePolicies),
  setupNeeded: z.boolean(),
  demo: z.boolean(),
})
export type Provider = z.output<typeof provider>

const url = line(500).pipe(z.url({ protocol: /^https?$/, error: 'url_invalid' }))

/** Who the provider is before the law, as documents of sale say it. Replaced as a whole. */
const identityInput = checkAddress(
  z.strictObject({ legalName: optional(line(160)), taxId: optional(taxId), ...addressFields }),
)

export const smtpSecurities = ['tls', 'starttls', 'none'] as const
export type SmtpSecurity = (typeof smtpSecurities)[number]

const hostName = line(253).pipe(z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'invalid'))

/** A mail server. A password that is not sent stays as it is. */
const smtpInput = z.strictObject({
  host: hostName,
  port: z.int().min(1).max(65_535),
  security: z.enum(smtpSecurities),
  user: optional(line(200)),
  password: z.string().max(500, 'too_long').optional(),
})
export type SmtpInput = z.output<typeof smtpInput>

const signature = z
  .string()
  .max(500, 'too_long')
  .nullable()
  .transform((text) => text?.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim() || null)

const settingFields = z.strictObject({
  name: line(80),
  locale,
  accentColor,
  supportEmail: clearable(email),
  supportPhone: clearable(phone),
  /** Link to the demonstration video that the welcome e-mail carries. */
  welcomeVideoUrl: clearable(url),
  /** What a new contact with access may do, unless chosen otherwise. */
  contactDefaults: grant,
  /** What somebody invited by "Adicionar usuário" may do, unless chosen otherwise. */
  userDefaults: grant,
  signInCode: z.enum(signInCodePolicies),
  /** For how many days an invitation can be accepted. */
  invitationDays: z.int().min(1).max(30),
  /** Whether people are told by e-mail that staff acted as them. */
  impersonationNotice: z.boolean(),
  /** For how many minutes a verified contact shows as verified; a year at most. */
  contactVerificationMinutes: z.int().min(1).max(525_600),
  /** Periods, renewals and due dates are days there. */
  timeZone,
  usageOverBalance: z.enum(usageOverBalancePolicies),
  /** Base address of a service in the shape of BrasilAPI, where CNPJ and CEP are looked up; null: nowhere. */
  lookupUrl: clearable(url),
  identity: identityInput,
  mailFromName: clearable(line(80)),
  mailFromAddress: clearable(email),
  mailReplyTo: clearable(email),
  mailSignature: z.strictObject({ 'pt-BR': signature, en: signature }),
  /** How many messages may leave in a minute, links and codes apart; null: as many as the server takes. */
  mailPerMinute: z.int().min(1).max(100_000).nullable(),
  /** Null: e-mails wait. */
  smtp: smtpInput.nullable(),
})

/** A part of the settings: what is not sent stays as it is. `version` is the one that the editor saw. */
export const settingsEdit = settingFields.partial().extend({ version })
export type SettingsEdit = z.output<typeof settingsEdit>

export const settings = z.object({
  name: z.string(),
  locale,
  accentColor: z.string(),
  supportEmail: z.string().nullable(),
  supportPhone: z.string().nullable(),
  welcomeVideoUrl: z.string().nullable(),
  logoUrl: z.string().nullable(),
  contactDefaults: grant,
  userDefaults: grant,
  signInCode: z.enum(signInCodePolicies),
  invitationDays: z.int(),
  impersonationNotice: z.boolean(),
  contactVerificationMinutes: z.int(),
  timeZone: z.string(),
  usageOverBalance: z.enum(usageOverBalancePolicies),
  lookupUrl: z.string().nullable(),
  identity: z.object({
    legalName: z.string().nullable(),
    taxId: z.string().nullable(),
    street: z.string().nullable(),
    district: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    postalCode: z.string().nullable(),
    country: z.string(),
  }),
  mailFromName: z.string().nullable(),
  mailFromAddress: z.string().nullable(),
  mailReplyTo: z.string().nullable(),
  mailSignature: z.object({ 'pt-BR': z.string().nullable(), en: z.string().nullable() }),
  mailPerMinute: z.int().nullable(),
  smtp: z
    .object({
      host: z.string(),
      port: z.int(),
      security: z.enum(smtpSecurities),
      user: z.string().nullable(),
      hasPassword: z.boolean(),
    })
    .nullable(),
  /** What the environment decides, whatever is set here. */
  environment: z.object({ smtp: z.boolean(), mailFrom: z.boolean() }),
  baseUrl: z.string(),
  /** From which address e-mails come. */
  mailFrom: z.string(),
  updatedAt: timestamp,
  version,
})
export type Settings = z.output<typeof settings>

/** Tries a mail server, the saved one unless another is sent, with a message to oneself. */
export const mailTestInput = z.strictObject({ smtp: smtpInput.optional() })
export const mailTestOutcomes = [
  'sent',
  'unreachable',
  'timeout',
  'certificate',
  'login',
  'refused',
  'no_server',
] as const
export const mailTest = z.object({
  outcome: z.enum(mailTestOutcomes),
  /** What the server answered, when it did. */
  answer: z.string().nullable(),
})
export type MailTest = z.output<typeof mailTest>

export const setupInput = z.strictObject({
  token: z.string().min(1, 'required').max(100),
  providerName: line(80),
  locale,
  firstName: line(60),
  lastName: line(80),
  email,
  password: newPassword,
  loadSampleData: z.boolean().default(false),
})
export type SetupInput = z.output<typeof setupInput>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Contrast ratio of a `#rrggbb` colour with white, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrastWithWhite(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
