import { useRouter } from '@tanstack/react-router'
import type { CurrentSession } from '#contract/sessions.ts'
import { homeOf } from '../features/sessions/places.ts'

/** Goes where a person who just signed in wanted to go, or where they belong; "back" does not ask them again. */
export function useGoHome(): (session: CurrentSession, next?: string) => void {
  const router = useRouter()
  return (session, next) => {
    if (session.state === 'code') {
      void router.navigate({ to: '/sign-in/code', search: next ? { next } : {}, replace: true })
    } else {
      router.history.replace(next ?? homeOf(session))
    }
  }
}
