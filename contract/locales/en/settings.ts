import type { settings as ptBR } from '../pt-BR/settings.ts'
import type { Texts } from '../texts.ts'

export const settings: Texts<typeof ptBR> = {
  title: 'Settings',
  brand: {
    title: 'Your brand',
    about: 'What clients see in their area and in e-mails.',
    name: 'Name of the provider',
    locale: 'Default language',
    localeAbout: 'For who has not chosen one yet.',
    logo: 'Logo',
    logoAbout:
      'PNG, JPEG or WebP of at most 512 KB, preferably with a transparent background. It takes the place of the name.',
    logoChoose: 'Choose image',
    logoReplace: 'Change image',
    logoRemove: 'Remove logo',
    logoSaved: 'Logo saved.',
    logoRemoved: 'Logo removed.',
    accent: 'Accent colour',
    accentAbout: 'Buttons, links and e-mails use this colour, with white text on it.',
    accentPick: 'Pick the colour',
    contrast: 'Contrast with white: {{ratio}} : 1.',
    contrastGood: 'Readable (the least is 4.5 : 1).',
    contrastLow: 'Too low: the least is 4.5 : 1. Choose a darker colour.',
    preview: 'How it looks',
    previewButton: 'Button',
    previewLink: 'A link',
    light: 'Light',
    dark: 'Dark',
  },
  support: {
    title: 'Support contacts',
    about: 'Shown to clients when they need help.',
    email: 'Support e-mail',
    phone: 'Support phone',
  },
  welcome: {
    title: 'Welcome',
    about: 'The welcome e-mail carries the link to this video, when there is one.',
    video: 'Link to the demonstration video',
  },
  defaults: {
    title: 'Permissions of a new contact',
    about: 'Already selected when a contact gets access. Whoever registers the contact can change them.',
  },
  system: {
    title: 'Installation',
    about: 'Comes from the environment in which Balcão was started.',
    baseUrl: 'Address of the portal (BASE_URL)',
    mailFrom: 'Sender of the e-mails (MAIL_FROM)',
  },
}
