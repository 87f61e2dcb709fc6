import type { CountryCode, MetadataJson, parsePhoneNumberFromString as parse } from 'libphonenumber-js/core'

type Parsed = { number: string; isValid: () => boolean }

let loaded: { parse: typeof parse; plans: MetadataJson } | undefined

/** Fetches the numbering plans; until they are here a phone is left for the server to judge. */
export async function loadPhoneNumbers(): Promise<void> {
  if (loaded) return
  const [library, plans] = await Promise.all([
    import('libphonenumber-js/core'),
    import('libphonenumber-js/metadata.max.json'),
  ])
  loaded = { parse: library.parsePhoneNumberFromString, plans: plans.default }
}

/**
 * Stands in for `libphonenumber-js/max` in the browser (see vite.config.ts).
 * @public
 */
export function parsePhoneNumberFromString(text: string, country: CountryCode): Parsed | undefined {
  if (!loaded) return { number: text, isValid: () => true }
  return loaded.parse(text, country, loaded.plans)
}
