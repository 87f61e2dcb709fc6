import i18next, { type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Locale } from '#contract/fields.ts'
import type { ptBR } from '#contract/locales/pt-BR.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof ptBR }
    keySeparator: '.'
    nsSeparator: false
    returnNull: false
  }
}

export type Translate = TFunction

const storageKey = 'balcao.locale'

const texts: Record<Locale, () => Promise<object>> = {
  'pt-BR': () => import('#contract/locales/pt-BR.ts').then((module) => module.ptBR),
  en: () => import('#contract/locales/en.ts').then((module) => module.en),
}

/** All languages. Not the contract's list: that file would bring its schemas to every page. */
export const locales = Object.keys(texts) as Locale[]

/** Makes `locale` the language of the page, after fetching its texts. */
export async function startI18n(locale: Locale): Promise<void> {
  const translation = await texts[locale]()
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    keySeparator: '.',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [locale]: { translation } },
    react: { useSuspense: false },
  })
  document.documentElement.lang = locale
}

/** Changes the language of the page; `remember` keeps it as this browser's choice. */
export async function changeLocale(locale: Locale, remember = true): Promise<void> {
  if (remember) localStorage.setItem(storageKey, locale)
  if (!i18next.hasResourceBundle(locale, 'translation')) {
    i18next.addResourceBundle(locale, 'translation', await texts[locale]())
  }
  await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
}

/** The language to speak: the person's own, the one chosen in this browser, the browser's, the provider's. */
export function chooseLocale(own: Locale | null | undefined, providers: Locale | null | undefined): Locale {
  const stored = localStorage.getItem(storageKey)
  return (
    own ?? (isLocale(stored) ? stored : undefined) ?? localeOf(navigator.languages) ?? providers ?? 'pt-BR'
  )
}

/** Whether somebody chose a language in this browser. */
export function hasChosenLocale(): boolean {
  return isLocale(localStorage.getItem(storageKey))
}

/** The first language of `languages` that there are texts in; any Portuguese counts, any English too. */
export function localeOf(languages: readonly string[]): Locale | undefined {
  for (const language of languages) {
    const start = language.toLowerCase().split('-')[0]
    const found = locales.find((locale) => locale.toLowerCase().split('-')[0] === start)
    if (found) return found
  }
  return undefined
}

export function currentLocale(): Locale {
  return isLocale(i18next.language) ? i18next.language : 'pt-BR'
}

/** For code outside components; inside one use `useT`. */
export const translate: TFunction = i18next.t.bind(i18next) as TFunction

/** The typed `t`; the component renders again when the language changes. */
export function useT(): TFunction {
  return useTranslation().t
}

export function useLocale(): Locale {
  const { i18n } = useTranslation()
  return isLocale(i18n.language) ? i18n.language : 'pt-BR'
}

function isLocale(text: unknown): text is Locale {
  return (locales as readonly unknown[]).includes(text)
}
