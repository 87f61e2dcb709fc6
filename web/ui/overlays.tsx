import { lazy, Suspense, useEffect, useState } from 'react'

const OverlayHost = lazy(() =>
  import('./overlay-host.tsx').then((module) => ({ default: module.OverlayHost })),
)

const ready = Promise.withResolvers<void>()
let want: (() => void) | undefined

/** Loads what windows and toasts need, the first time one is asked for. */
export function overlaysReady(): Promise<void> {
  want?.()
  return ready.promise
}

/** Where windows and toasts appear. Once per page. */
export function Overlays() {
  const [isWanted, setWanted] = useState(false)
  useEffect(() => {
    want = () => setWanted(true)
  }, [])
  if (!isWanted) return null
  return (
    <Suspense fallback={null}>
      <OverlayHost onReady={ready.resolve} />
    </Suspense>
  )
}
