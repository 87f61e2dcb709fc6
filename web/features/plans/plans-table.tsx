import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Locale } from '#contract/fields.ts'
import type { Plan } from '#contract/plans.ts'
import { formatMoney, formatNumber } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useStaffCan } from '../sessions/api.ts'
import { plansQuery } from './api.ts'
import { AddPlanForm, EditPlanForm } from './plan-form.tsx'
import { cycleWords } from './words.ts'

export function PlansTable() {
  const t = useT()
  const locale = useLocale()
  const query = useInfiniteQuery(plansQuery)
  const mayEdit = useStaffCan('plans:edit')
  const columns = useMemo(() => planColumns(t, locale), [t, locale])
  return (
    <PagedTable
      query={query}
      label={t('plans.list')}
      columns={columns}
      rowKey={(plan) => plan.id}
      {...(mayEdit && { rowActions: (plan: Plan) => <EditPlan plan={plan} /> })}
      empty={
        <EmptyState title={t('plans.empty')} action={mayEdit && <AddPlan label={t('plans.add')} />}>
          {t(mayEdit ? 'plans.emptyAbout' : 'plans.emptyReader')}
        </EmptyState>
      }
    />
  )
}

export function AddPlan({ label }: { label: string }) {
  const t = useT()
  return (
    <FormWindow label={label} title={t('plans.add')}>
      <AddPlanForm />
    </FormWindow>
  )
}

function EditPlan({ plan }: { plan: Plan }) {
  const t = useT()
  return (
    <FormWindow
      label={t('ui.actions.edit')}
      buttonLabel={t('plans.editOf', { name: plan.name })}
      title={t('plans.edit')}
      button={{ variant: 'default', size: 'compact-sm' }}
    >
      <EditPlanForm plan={plan} />
    </FormWindow>
  )
}

function planColumns(t: Translate, locale: Locale): Column<Plan>[] {
  return [
    {
      key: 'name',
      header: t('plans.columns.name'),
      cell: (plan) => (
        <span className="cell-lines">
          {plan.name}
          {plan.description && <span className="small-print">{plan.description}</span>}
        </span>
      ),
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'price',
      header: t('plans.columns.price'),
      cell: (plan) => formatMoney(plan.priceCents, plan.currency, locale),
      align: 'end',
    },
    { key: 'cycle', header: t('plans.columns.cycle'), cell: (plan) => cycleWords(plan.cycleMonths, t) },
    {
      key: 'sessions',
      header: t('plans.columns.sessions'),
      cell: (plan) => formatNumber(plan.includedSessions, locale),
      align: 'end',
    },
    {
      key: 'clients',
      header: t('plans.columns.clients'),
      cell: (plan) => formatNumber(plan.clients, locale),
      align: 'end',
    },
    {
      key: 'status',
      header: t('plans.columns.status'),
      cell: (plan) => (
        <StatusBadge tone={plan.isActive ? 'good' : 'neutral'}>
          {t(plan.isActive ? 'plans.onSale' : 'plans.offSale')}
        </StatusBadge>
      ),
    },
  ]
}
