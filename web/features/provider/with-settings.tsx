import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Settings } from '#contract/provider.ts'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { settingsQuery } from './api.ts'
import classes from './settings.module.css'

/** A part's form as soon as the settings are here. */
export function WithSettings({ children }: { children: (settings: Settings) => ReactNode }) {
  const settings = useQuery(settingsQuery)
  return (
    <div className={classes.form}>
      {settings.isPending && <LoadingBlock lines={8} />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && children(settings.data)}
    </div>
  )
}
