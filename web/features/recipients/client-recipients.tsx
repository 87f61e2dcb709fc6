import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ClientRecipients } from '#contract/recipients.ts'
import { useT } from '../../lib/i18n.ts'
import { IconAlertTriangle, IconCheck, IconMinus } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { recipientsQuery } from './api.ts'
import classes from './recipients.module.css'

/** "Quem recebe?": each category against each contact, in words. */
export function ClientRecipientsView({ clientId }: { clientId: number }) {
  const t = useT()
  const query = useQuery(recipientsQuery(clientId))
  const { data } = query
  if (!data) return <Loaded query={query} lines={10} />
  if (data.contacts.length === 0)
    return <EmptyState title={t('recipients.empty')}>{t('recipients.emptyAbout')}</EmptyState>
  return (
    <Section title={t('recipients.title')} about={t('recipients.about')} variant="plain">
      <div className={classes.frame}>
        <table className={classes.table} aria-label={t('recipients.table')}>
          <thead>
            <tr>
              <th scope="col">{t('recipients.category')}</th>
              {data.contacts.map((contact) => (
                <th scope="col" key={contact.contactId}>
                  <Link
                    to="/staff/clients/$clientId/contacts/$contactId"
                    params={{ clientId: String(clientId), contactId: String(contact.contactId) }}
                  >
                    {contact.name}
                  </Link>
                  <span className={classes.address}>{contact.email}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.categories.map((row) => (
              <CategoryRow key={row.category} row={row} contacts={data.contacts} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

type RowProps = { row: ClientRecipients['categories'][number]; contacts: ClientRecipients['contacts'] }

function CategoryRow({ row, contacts }: RowProps) {
  const t = useT()
  const reasons = new Map(row.decisions.map(({ contactId, reason }) => [contactId, reason]))
  return (
    <tr data-nobody={row.reachesNobody || undefined}>
      <th scope="row">
        {t(`access.categories.${row.category}.name`)}
        {row.reachesNobody && (
          <span className={classes.nobody}>
            <IconAlertTriangle size={14} aria-hidden /> {t('recipients.nobody')}
          </span>
        )}
      </th>
      {contacts.map(({ contactId, name }) => {
        const reason = reasons.get(contactId) ?? null
        return (
          <td key={contactId} data-contact={name}>
            {reason === null ? (
              <span className={classes.yes}>
                <IconCheck size={16} aria-hidden /> {t('recipients.receives')}
              </span>
            ) : (
              <span className={classes.no}>
                <IconMinus size={16} aria-hidden />
                <span>
                  {t('recipients.not')}
                  <small>{t(`recipients.reasons.${reason}`)}</small>
                </span>
              </span>
            )}
          </td>
        )
      })}
    </tr>
  )
}
