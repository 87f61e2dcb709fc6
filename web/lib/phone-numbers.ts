import type { CountryCode } from 'libphonenumber-js/core'

type Parsed = { number: string; isValid: () => boolean }
type Library = typeof import('libphonenumber-js/core')
type Plans = Parameters<Library['parsePhoneNumberFromString']>[2]

let loaded: { library: Library; plans: Plans } | undefined

/** Fetches the numbering plans; until they are here a phone is left for the server to judge. */
export async function loadPhoneNumbers(): Promise<void> {
  if (loaded) return
  const [library, plans] = await Promise.all([
    import('libphonenumber-js/core'),
    import('libphonenumber-js/metadata.max.json'),
  ])
  loaded = { library, plans: plans.default as unknown as Plans }
}

/** Stands in for `libphonenumber-js/max` in the browser (see vite.config.ts). */
export function parsePhoneNumberFromString(text: string, country: CountryCode): Parsed | undefined {
  if (!loaded) return { number: text, isValid: () => true }
  return loaded.library.parsePhoneNumberFromString(text, country, loaded.plans)
}
