import type { Locale } from '#contract/fields.ts'
import { changeLocale } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
import { ownProfileQuery, saveOwnProfile } from './api.ts'

/** Changes the language of the screens at once, and of the person's e-mails too. */
export async function changeOwnLocale(locale: Locale): Promise<void> {
  await changeLocale(locale)
  const { firstName, lastName, version } = await readNow(ownProfileQuery)
  await saveOwnProfile({ firstName, lastName, locale, version })
}
