import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AnnouncementAudience } from '#contract/announcements.ts'
import { formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ClientFilterSearch } from '../clients/list-search.ts'
import classes from './announcements.module.css'
import { audienceQuery } from './api.ts'

/** How many people get it, and why others do not; each with the first few by name. */
export function AudienceReport({ filter }: { filter: ClientFilterSearch }) {
  const t = useT()
  const query = useQuery(audienceQuery(filter))
  return (
    <section
      className={classes.report}
      aria-label={t('announcements.reach')}
      aria-busy={query.isPlaceholderData}
    >
      <h3>{t('announcements.reach')}</h3>
      <Loaded query={query} lines={6}>
        {(audience) => <Report audience={audience} />}
      </Loaded>
    </section>
  )
}

function Report({ audience }: { audience: AnnouncementAudience }) {
  const t = useT()
  const locale = useLocale()
  const { clients, reached, byLocale, first, withheld, unreached } = audience
  const counted = (count: number) => ({ count, formatted: formatNumber(count, locale) })
  return (
    <>
      {reached === 0 ? (
        <Notice tone="warning" title={t('announcements.reachedNone')} isLive>
          {t('announcements.reachedNoneAbout')}
        </Notice>
      ) : (
        <p className={classes.reached} role="status">
          {t('announcements.reached', counted(reached))}
        </p>
      )}
      <p className="quiet">
        {t('announcements.clients', counted(clients))}
        {byLocale.en > 0 && ` · ${t('announcements.inEnglish', counted(byLocale.en))}`}
      </p>
      {reached > 0 && <People people={first} count={reached} />}
      <h4>{t('announcements.withheld')}</h4>
      {withheld.length === 0 && <p className="quiet">{t('announcements.nobodyWithheld')}</p>}
      <dl className={classes.reasons}>
        {withheld.map(({ reason, count, first: people }) => (
          <div key={reason}>
            <dt>
              {formatNumber(count, locale)} · {t(`recipients.reasons.${reason}`)}
            </dt>
            <dd>
              <People people={people} count={count} />
            </dd>
          </div>
        ))}
        {unreached.count > 0 && (
          <div>
            <dt>{t('announcements.unreached', counted(unreached.count))}</dt>
            <dd>
              <Names
                count={unreached.count}
                names={unreached.first.map(({ clientId, clientName }) => ({
                  id: clientId,
                  name: <Client id={clientId}>{clientName}</Client>,
                }))}
              />
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}

type Person = AnnouncementAudience['first'][number]

function People({ people, count }: { people: Person[]; count: number }) {
  return (
    <Names
      count={count}
      names={people.map(({ contactId, name, clientId, clientName }) => ({
        id: contactId,
        name: (
          <>
            {name} (<Client id={clientId}>{clientName}</Client>)
          </>
        ),
      }))}
    />
  )
}

/** The first few, and how many more there are. */
function Names({ names, count }: { names: { id: number; name: ReactNode }[]; count: number }) {
  const t = useT()
  const locale = useLocale()
  const more = count - names.length
  return (
    <ul className={classes.names}>
      {names.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
      {more > 0 && <li>{t('announcements.and', { formatted: formatNumber(more, locale) })}</li>}
    </ul>
  )
}

function Client({ id, children }: { id: number; children: string }) {
  return (
    <Anchor
      inherit
      underline="hover"
      renderRoot={(props) => (
        <Link {...props} to="/staff/clients/$clientId/recipients" params={{ clientId: String(id) }} />
      )}
    >
      {children}
    </Anchor>
  )
}
