import type { SendingDraft } from '../../../contract/recipients.ts'
import { presentRecipient } from '../notifications/present.ts'
import type { draftSending } from './sending.ts'

export function presentDraft({
  rows,
  sendings,
  ...draft
}: Awaited<ReturnType<typeof draftSending>>): SendingDraft {
  return {
    ...draft,
    contacts: rows.map(presentRecipient),
    sendings: sendings.map(({ id, created_at, first_name, last_name, to }) => ({
      id,
      at: created_at.toISOString(),
      senderName: `${first_name} ${last_name}`,
      to,
    })),
  }
}
