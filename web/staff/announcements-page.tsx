import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { AnnouncementsList } from '../features/announcements/announcements-list.tsx'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'

const route = getRouteApi('/staff/announcements')

export function AnnouncementsPage() {
  const t = useT()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHeader
        title={t('announcements.title')}
        action={
          <Button renderRoot={(props) => <Link {...props} to="/staff/announcements/new" />}>
            + {t('announcements.new')}
          </Button>
        }
      />
      <AnnouncementsList
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, resetScroll: false })}
      />
    </>
  )
}
