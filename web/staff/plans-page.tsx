import { AddPlan, PlansTable } from '../features/plans/plans-table.tsx'
import { useStaffCan } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'

/** "Planos": what the provider sells. */
export function PlansPage() {
  const t = useT()
  const mayEdit = useStaffCan('plans:edit')
  return (
    <>
      <PageHeader
        title={t('plans.title')}
        subtitle={t('plans.about')}
        action={mayEdit && <AddPlan label={t('plans.addPlus')} />}
      />
      <PlansTable />
    </>
  )
}
