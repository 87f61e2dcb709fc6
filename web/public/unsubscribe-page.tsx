import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type SubscriptionToAnnouncements, subscriptionToAnnouncements } from '#contract/announcements.ts'
import { useProvider } from '../features/provider/provider.ts'
import { apiSend, isApiError } from '../lib/api.ts'
import { changeLocale, hasChosenLocale, useT } from '../lib/i18n.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Notice } from '../ui/notice.tsx'
import { useLinkToken } from './link.ts'
import { PublicFrame } from './public-frame.tsx'
import { SheetFields, SheetHead } from './sheet.tsx'

const route = getRouteApi('/unsubscribe')
const options = { account: null, onSignedOut: 'throw' } as const

/** The way out of announcements, and back. By a button: mail scanners open links on their own. */
export function UnsubscribePage() {
  const { lang } = route.useSearch()
  const token = useLinkToken()
  const look = useQuery({
    queryKey: ['unsubscribe', token],
    queryFn: () =>
      apiSend('POST', subscriptionToAnnouncements, '/announcement-subscriptions/lookups', { token }, options),
    enabled: token !== '',
    retry: false,
  })
  useEffect(() => {
    if (lang && !hasChosenLocale()) void changeLocale(lang, false)
  }, [lang])
  return (
    <PublicFrame>
      {token === '' || isApiError(look.error, 'link.unknown', 'request.invalid') ? (
        <Broken />
      ) : (
        <Loaded query={look}>{(found) => <Choice key={token} token={token} found={found} />}</Loaded>
      )}
    </PublicFrame>
  )
}

function Choice({ token, found }: { token: string; found: SubscriptionToAnnouncements }) {
  const t = useT()
  const { name: provider } = useProvider()
  const choice = useMutation({
    mutationFn: (receives: boolean) =>
      apiSend(
        'PUT',
        subscriptionToAnnouncements,
        '/announcement-subscriptions',
        { token, receives },
        options,
      ),
  })
  const { email, receives } = choice.data ?? found
  return (
    <>
      <SheetHead title={t('announcements.unsubscribe.title')}>
        <p>{t(`announcements.unsubscribe.${receives ? 'about' : 'offAbout'}`, { provider, email })}</p>
        <p>{t('announcements.unsubscribe.stays')}</p>
      </SheetHead>
      <SheetFields>
        {choice.data && (
          <Notice tone="success" isLive>
            {t(`announcements.unsubscribe.${receives ? 'doneOn' : 'doneOff'}`)}
          </Notice>
        )}
        {choice.error && (
          <Notice tone="danger" isLive>
            {choice.error.message}
          </Notice>
        )}
        <Button
          size="md"
          fullWidth
          variant={receives ? 'filled' : 'default'}
          loading={choice.isPending}
          onClick={() => choice.mutate(!receives)}
        >
          {t(`announcements.unsubscribe.${receives ? 'off' : 'on'}`)}
        </Button>
      </SheetFields>
    </>
  )
}

function Broken() {
  const t = useT()
  return (
    <SheetHead title={t('announcements.unsubscribe.broken')}>
      {t('announcements.unsubscribe.brokenAbout')}
    </SheetHead>
  )
}
