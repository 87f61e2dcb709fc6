import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { isApiError } from '../../lib/api.ts'
import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { useStaffCan } from '../sessions/api.ts'
import { type Asked, type Found, foundQuery, lookupsQuery } from './api.ts'
import { bareKey, missingOf } from './missing.ts'

type Props<Field extends string> = {
  asked: Asked['what']
  /** What is typed there, with or without punctuation, is asked about. */
  field: Field
  form: {
    values: Record<Field, string>
    setValues: (values: never) => void
    isDirty: (field: Field) => boolean
  }
}

/** Offers to fill what is still empty with what is public behind a CNPJ or CEP. A failure never stands in the way. */
export function LookupOffer<Field extends string>({ asked, field, form }: Props<Field>) {
  const t = useT()
  const mayAsk = useStaffCan('clients:edit')
  // Nothing is asked about what was there before: opening a record tells nobody of it.
  const key = form.isDirty(field) ? bareKey(asked, form.values[field]) : null
  const { data: state } = useQuery({ ...lookupsQuery, enabled: mayAsk && key !== null })
  const isOn = mayAsk && state?.isOn === true && key !== null
  const { data, error } = useQuery({ ...foundQuery({ what: asked, key: key ?? '' }), enabled: isOn })
  if (!isOn) return null
  if (error) {
    const isUnknown = isApiError(error, 'request.not_found')
    return <Quiet>{t(isUnknown ? 'lookups.unknown' : 'lookups.unavailable')}</Quiet>
  }
  const missing = data ? missingOf(data, form.values) : {}
  if (!data || Object.keys(missing).length === 0) return null
  return (
    <div data-wide>
      <Notice
        isLive
        actions={
          <Button size="compact-sm" variant="default" onClick={() => form.setValues(missing as never)}>
            {t('lookups.fill')}
          </Button>
        }
      >
        {t('lookups.found', { what: summaryOf(data) })}
      </Notice>
    </div>
  )
}

function Quiet({ children }: { children: string }) {
  return (
    <p
      data-wide
      role="status"
      style={{ margin: 0, color: 'var(--mantine-color-dimmed)', fontSize: 'var(--mantine-font-size-xs)' }}
    >
      {children}
    </p>
  )
}

function summaryOf({ legalName, street, city, state }: Found): string {
  const place = [city, state].filter(Boolean).join('/')
  return [legalName, street, place].filter(Boolean).join(', ')
}
