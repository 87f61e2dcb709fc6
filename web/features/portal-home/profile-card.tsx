import { Anchor } from '@mantine/core'
import { initials } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { HrefLink } from '../../ui/href-link.tsx'
import { Section } from '../../ui/section.tsx'
import { usePortalSession } from '../sessions/api.ts'
import classes from './home.module.css'

export function ProfileCard({ home }: { home: string }) {
  const t = useT()
  const { user, isPrimary } = usePortalSession()
  return (
    <Section title={t('portalHome.profile.title')}>
      <div className={classes.person}>
        <span className={classes.avatar} aria-hidden>
          {initials(user.firstName, user.lastName)}
        </span>
        <div className={classes.personText}>
          <p className={classes.itemTitle}>
            {user.firstName} {user.lastName}
          </p>
          <p className={classes.quiet}>{user.email}</p>
        </div>
      </div>
      {isPrimary && <p className={classes.note}>{t('portalHome.profile.primary')}</p>}
      <p className={classes.foot}>
        <Anchor size="sm" renderRoot={(props) => <HrefLink {...props} href={`${home}/profile`} />}>
          {t('portalHome.profile.go')}
        </Anchor>
      </p>
    </Section>
  )
}
