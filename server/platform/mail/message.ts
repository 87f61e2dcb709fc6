export type Mailbox = { name: string | null; address: string }

export type OutgoingMessage = {
  from: Mailbox
  to: Mailbox
  replyTo: Mailbox | null
  subject: string
  html: string
  text: string
  /** With its angle brackets. */
  messageId: string
  date: Date
  headers: Record<string, string>
  attachments: { name: string; type: string; content: Buffer }[]
}

/**
 * How an attempt ended. `refused`: permanently, by the server. `postponed`: not delivered, to be tried again.
 * `unconfirmed`: the end of the message left and no answer came, so the server may or may not have it.
 */
export type Delivery =
  | { state: 'accepted' }
  | {
      state: 'refused' | 'postponed' | 'unconfirmed'
      error: string
      /** No message can leave: the server does not answer, or refuses the sign-in. */
      isUnreachable?: boolean
      /** Refused for its address, which does not exist (any more). */
      isAddressUnknown?: boolean
    }

export type HandoverOptions = {
  /** Awaited just before the end of the message leaves: until then the server has nothing. Throwing withholds it. */
  beforeHandover: () => Promise<void>
  /** Does not queue behind the others for a connection. */
  isUrgent?: boolean
}

/** `compose` makes the message when its turn comes: those that wait take no memory. */
export type SendMessage = (
  compose: () => Promise<OutgoingMessage>,
  options: HandoverOptions,
) => Promise<Delivery>
