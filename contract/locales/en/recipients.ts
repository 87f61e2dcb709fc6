import type { recipients as ptBR } from '../pt-BR/recipients.ts'
import type { Texts } from '../texts.ts'

export const recipients: Texts<typeof ptBR> = {
  title: 'Who receives what?',
  about:
    'Every e-mail category and every contact. Preferences belong to each contact; people do not need access to receive e-mails.',
  table: 'Who receives each e-mail category',
  category: 'Category',
  receives: 'Receives',
  not: 'Does not receive',
  nobody: 'Nobody receives it',
  empty: 'No contacts, no e-mails',
  emptyAbout: 'Add a contact: this client’s e-mails go to its contacts.',
  warning: 'Some e-mails reach nobody at this client',
  warningAbout: 'Categories with no recipients: {{categories}}.',
  see: 'View recipients',
  reasons: {
    category_off: 'does not have this category selected',
    announcements_off: 'unsubscribed from announcements',
    address_undeliverable: 'messages to this address bounce',
    same_mailbox: 'the same address already receives it through another contact',
  },
  undeliverable: {
    bounce: 'Messages to this address bounced. Nothing more is sent there until someone clears it.',
    complaint:
      'This person reported a message as spam. Nothing more is sent to them until someone clears it.',
  },
  announcements: {
    name: 'Announcements',
    about: 'News and general notices. They can be turned off even by people with access.',
  },
  send: {
    button: 'Send by e-mail',
    contacts: 'Who will receive it',
    contactsAbout:
      'People who receive {{category}} are preselected. The message goes to everyone selected, even those who do not receive this category.',
    nobody: 'No contact receives {{category}}',
    nobodyAbout: 'Select who should receive it this time, or change the contacts’ preferences.',
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
