import type { recipients as ptBR } from '../pt-BR/recipients.ts'
import type { Texts } from '../texts.ts'

export const recipients: Texts<typeof ptBR> = {
  title: 'Who receives?',
  about:
    'Every category of e-mail and every contact. Preferences belong to each contact; receiving takes no access.',
  table: 'Who receives which category of e-mail',
  category: 'Category',
  receives: 'Receives',
  not: 'Does not receive',
  nobody: 'Nobody receives',
  empty: 'No contacts, no e-mails',
  emptyAbout: 'Add a contact: this client’s e-mails go to its contacts.',
  warning: 'There are e-mails that nobody at this client receives',
  warningAbout: 'Categories without a recipient: {{categories}}.',
  see: 'See who receives',
  reasons: {
    category_off: 'switched this category off',
    announcements_off: 'wants no announcements',
    address_undeliverable: 'the address returns messages',
    same_mailbox: 'the same address receives through another contact',
  },
  undeliverable: {
    bounce: 'Messages to this address came back. Until somebody lifts the mark, nothing more is sent there.',
    complaint:
      'This person marked a message as unwanted. Until somebody lifts the mark, nothing more is sent.',
  },
  announcements: {
    name: 'Announcements',
    about: 'News and general notices. They can be switched off even with access.',
  },
  send: {
    button: 'Send by e-mail',
    title: 'Send {{document}} by e-mail',
    contacts: 'Who will receive it',
    contactsAbout:
      'Whoever receives {{category}} is ticked already. The message goes to everybody ticked, whatever their preferences.',
    nobody: 'No contact receives {{category}}',
    nobodyAbout: 'Tick below who should receive it this time, or change the contacts’ preferences.',
    noContacts: 'This client has no contacts. Use the copy field.',
    copyTo: 'Copy to',
    copyToAbout: 'Other addresses, separated by commas.',
    subject: 'Subject',
    text: 'Message',
    attachment: 'Attachment: {{name}}',
    submit: 'Send',
    done_one: 'Queued for {{count}} address.',
    done_other: 'Queued for {{count}} addresses.',
    last: 'Sent {{when}} by {{who}} to {{to}}',
  },
  preferences: {
    title: 'E-mail preferences',
    about: 'What you receive as a contact of {{client}}.',
    submit: 'Save preferences',
    saved: 'Preferences saved.',
  },
}
