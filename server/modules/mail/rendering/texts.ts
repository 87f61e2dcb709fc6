import type { Locale } from '#contract/fields.ts'

/** The texts of one template in one language, in Liquid; the body in the notation of `markup.ts`. */
export type TemplateText = {
  subject: string
  /** What mail programs show after the subject in their lists. */
  preheader: string
  body: string
  /** Of what is sent by hand: what stands under the words that staff wrote. */
  tail?: string
}

export type TemplateTexts = Record<Locale, TemplateText>
