import type { InvoiceListItem } from '#contract/invoices.ts'
import { useT } from '../../lib/i18n.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'

const tones = {
  draft: 'neutral',
  issued: 'busy',
  overdue: 'bad',
  paid: 'good',
  cancelled: 'neutral',
} as const

export function InvoiceStateBadge({ invoice }: { invoice: Pick<InvoiceListItem, 'state' | 'isOverdue'> }) {
  const t = useT()
  const state = invoice.isOverdue ? 'overdue' : invoice.state
  const tone: Tone = tones[state]
  return <StatusBadge tone={tone}>{t(`invoices.states.${state}`)}</StatusBadge>
}
