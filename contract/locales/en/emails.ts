import type { emails as ptBR } from '../pt-BR/emails.ts'
import type { Texts } from '../texts.ts'

export const emails: Texts<typeof ptBR> = {
  title: 'Sent e-mails',
  portalTitle: 'E-mails',
  portalAbout: 'What was sent to the people of {{client}}.',
  list: 'List of e-mails',
  columns: {
    to: 'To',
    subject: 'Subject',
    category: 'Category',
    state: 'State',
    time: 'Time',
    client: 'Client',
  },
  view: 'View',
  viewOf: 'View “{{subject}}”',
  filter: 'State',
  filterAll: 'All',
  states: {
    queued: 'Queued',
    sending: 'Sending',
    sent: 'Sent',
    failed: 'Failed',
    suppressed: 'Suppressed',
  },
  reasons: {
    refused: 'the destination refused the message or the address',
    unconfirmed: 'the destination did not confirm: it may have arrived or not',
    expired: 'the link or code ran out before it was sent',
    client_deleted: 'the client was deleted before it was sent',
  },
  nextAttempt: 'next attempt {{when}}',
  empty: 'No e-mails yet',
  emptyAbout: 'Messages show up here as soon as they are queued: welcomes, links to set a password, notices.',
  emptyClientAbout:
    'Give a contact access or send them the link to set a password, and the message shows up here.',
  emptyPortalAbout: 'When we send something to the people of this account, you will see it here.',
  noneInState: 'No e-mails in this state',
  showAll: 'Show all',
  message: {
    close: 'Close the message',
    to: 'To',
    client: 'Client',
    category: 'Category',
    state: 'State',
    queuedAt: 'Queued',
    sentAt: 'Sent',
    attempts: 'Attempts',
    lastError: 'Last error',
    nextAttempt: 'Next attempt',
    content: 'Message',
  },
  secret: {
    hidden: 'The link or code of this message is hidden.',
    hiddenPortal: 'For safety, the link or code is only shown to whoever got the message.',
    gone: 'The link or code can no longer be shown: it has run out, was used, or only an administrator may see it.',
    show: 'Show link or code',
    confirmTitle: 'Show the link or code?',
    confirmAbout:
      'With it one can act in the place of {{to}}. The history will record that you looked, and the person will be told by e-mail.',
    shown: 'Link or code on display. It has been recorded and the person will be told.',
    copy: 'Copy link or code',
    hide: 'Hide',
  },
  retry: {
    button: 'Send again',
    queued: 'The message is back in the queue.',
    title: 'Send again anyway?',
    about:
      'The destination’s server did not confirm the first attempt. {{to}} may get the same message twice.',
  },
}
