import { FilterChips } from '../clients/filter-chips.tsx'
import { FilterFields } from '../clients/filter-fields.tsx'
import { type ClientFilterSearch, changed, filterOf } from '../clients/list-search.ts'
import { AudienceReport } from './audience-report.tsx'

type Props = { filter: ClientFilterSearch; onFilter: (filter: ClientFilterSearch) => void }

/** The client list's own filters, and whom they reach. */
export function AudienceFields({ filter, onFilter }: Props) {
  return (
    <div className="panes">
      <div>
        <FilterFields search={filter} onChange={(change) => onFilter(filterOf(changed(filter, change)))} />
        <FilterChips search={filter} onSearch={(search) => onFilter(filterOf(search))} />
      </div>
      <AudienceReport filter={filter} />
    </div>
  )
}
