import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { settingsQuery } from './api.ts'
import { SettingsForm } from './settings-form.tsx'
import classes from './settings-page.module.css'

/** "Configurações": the provider's name, look, contacts and defaults. */
export function SettingsPage() {
  const t = useT()
  const settings = useQuery(settingsQuery)
  return (
    <div className={classes.page}>
      <PageHeader title={t('settings.title')} />
      {settings.isPending && <LoadingBlock lines={8} />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && <SettingsForm settings={settings.data} />}
    </div>
  )
}
