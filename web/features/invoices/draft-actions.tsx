import { useNavigate } from '@tanstack/react-router'
import type { Invoice } from '#contract/invoices.ts'
import { formatMoney } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { deleteDraft, forgetInvoice, issueInvoice } from './api.ts'

/** "Emitir": asks, for nothing of it can be taken back. */
export function IssueButton({ invoice, isDisabled }: { invoice: Invoice; isDisabled: boolean }) {
  const t = useT()
  const locale = useLocale()

  async function issue() {
    try {
      const { number } = await issueInvoice(invoice)
      toastSuccess(t('invoices.issue.done', { number }))
    } catch (error) {
      toastError(error)
      await forgetInvoice(invoice)
    }
  }

  return (
    <ConfirmButton
      title={t('invoices.issue.title', { total: formatMoney(invoice.totalCents, invoice.currency, locale) })}
      body={t('invoices.issue.about', { client: invoice.client.name })}
      confirm={t('invoices.issue.button')}
      variant="filled"
      disabled={isDisabled}
      onConfirm={issue}
    >
      {t('invoices.issue.button')}
    </ConfirmButton>
  )
}

export function DeleteDraft({ invoice, listHref }: { invoice: Invoice; listHref: string }) {
  const t = useT()
  const navigate = useNavigate()

  async function remove() {
    try {
      await deleteDraft(invoice)
    } catch (error) {
      toastError(error)
      return await forgetInvoice(invoice)
    }
    toastSuccess(t('invoices.remove.done'))
    await navigate({ href: listHref, replace: true, ignoreBlocker: true })
  }

  return (
    <ConfirmButton
      title={t('invoices.remove.title')}
      body={t('invoices.remove.about')}
      confirm={t('invoices.remove.button')}
      isDestructive
      onConfirm={remove}
    >
      {t('invoices.remove.button')}
    </ConfirmButton>
  )
}
