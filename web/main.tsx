import './styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Provider } from '#contract/provider.ts'
import type { CurrentSession } from '#contract/sessions.ts'
import { App } from './app.tsx'
import { providerQuery } from './features/provider/provider.ts'
import { sessionQuery } from './features/sessions/api.ts'
import { refreshPermissionsWhenRefused } from './features/sessions/refusals.ts'
import { chooseLocale, startI18n } from './lib/i18n.ts'
import { queryClient } from './lib/query.ts'

// Pages for people who are not signed in, as a rule: asking who they are would only be refused.
const signedOutPages = [
  '/sign-in',
  '/recover-password',
  '/set-password',
  '/confirm-email',
  '/setup',
  '/demo/mail',
]

/** Learns which language to speak before anything is drawn, then draws. */
async function start(): Promise<void> {
  const providerAsked = queryClient.query({ ...providerQuery, staleTime: 'static' }).catch(() => null)
  const [provider, session] = await Promise.all([providerAsked, firstSession(providerAsked)])
  await startI18n(chooseLocale(session?.user.locale, provider?.locale))
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App isReachable={provider !== null} />
    </StrictMode>,
  )
}

async function firstSession(providerAsked: Promise<Provider | null>): Promise<CurrentSession | null> {
  if (signedOutPages.includes(location.pathname)) return null
  // At the address itself the first visitor of all comes in, when there is nobody to be signed in yet.
  if (location.pathname === '/' && (await providerAsked)?.setupNeeded) return null
  return queryClient.query({ ...sessionQuery, staleTime: 'static' }).catch(() => null)
}

refreshPermissionsWhenRefused(queryClient)
void start()
