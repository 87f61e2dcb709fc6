import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { recipientsQuery } from './api.ts'
import classes from './recipients.module.css'

/** On the client's record: e-mails that would reach nobody never fail silently. */
export function NobodyWarning({ clientId }: { clientId: number }) {
  const t = useT()
  const { data } = useQuery(recipientsQuery(clientId))
  const unheard = data?.categories.filter(({ reachesNobody }) => reachesNobody) ?? []
  if (!data || data.contacts.length === 0 || unheard.length === 0) return null
  const categories = unheard.map(({ category }) => t(`access.categories.${category}.name`)).join(', ')
  return (
    <div className={classes.notice}>
      <Notice
        tone="warning"
        title={t('recipients.warning')}
        actions={
          <Anchor
            inherit
            renderRoot={(props) => (
              <Link
                {...props}
                to="/staff/clients/$clientId/recipients"
                params={{ clientId: String(clientId) }}
              />
            )}
          >
            {t('recipients.see')}
          </Anchor>
        }
      >
        {t('recipients.warningAbout', { categories })}
      </Notice>
    </div>
  )
}
