import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Settings } from '#contract/provider.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { settingsQuery } from './api.ts'
import classes from './settings.module.css'

/** A part's form as soon as the settings are here. */
export function WithSettings({ children }: { children: (settings: Settings) => ReactNode }) {
  return (
    <div className={classes.form}>
      <Loaded query={useQuery(settingsQuery)} lines={8}>
        {children}
      </Loaded>
    </div>
  )
}
