import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { InvoiceListItem } from '#contract/invoices.ts'
import { formatDay, formatMoney } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { invoicesQuery } from './api.ts'
import { invoiceName } from './columns.tsx'
import { InvoiceStateBadge } from './invoice-state.tsx'
import classes from './invoices.module.css'

/** "A pagar": what is due first comes first. */
export function DueInvoices({ clientId }: { clientId: number }) {
  const t = useT()
  const query = useInfiniteQuery(invoicesQuery({ area: 'portal', clientId }, 'issued', 100))
  const due = allRows(query.data).toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
  return (
    <Section
      title={t('invoices.portal.open')}
      about={due.length > 1 ? t('invoices.portal.openAbout') : undefined}
    >
      <Loaded query={query} lines={3}>
        {due.length === 0 && <p className={classes.calm}>{t('invoices.portal.nothingOpen')}</p>}
        <ul className="plain-list divided">
          {due.map((invoice) => (
            <DueInvoice key={invoice.id} invoice={invoice} />
          ))}
        </ul>
      </Loaded>
    </Section>
  )
}

function DueInvoice({ invoice }: { invoice: InvoiceListItem }) {
  const t = useT()
  const locale = useLocale()
  const day = formatDay(invoice.dueOn, locale)
  return (
    <li>
      <Link to={`/c/${invoice.clientId}/invoices/${invoice.id}` as '/'} className={classes.dueLink}>
        <span>
          <span className={classes.dueName}>
            {invoiceName(t, invoice)}
            {invoice.isOverdue && <InvoiceStateBadge invoice={invoice} />}
          </span>
          <span className="quiet">
            {t(invoice.isOverdue ? 'invoices.portal.overdueSince' : 'invoices.portal.dueOn', { day })}
          </span>
        </span>
        <span className={classes.dueTotal}>{formatMoney(invoice.totalCents, invoice.currency, locale)}</span>
      </Link>
    </li>
  )
}
