import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useProvider } from './features/provider/provider.ts'
import { setSiteName } from './lib/page-title.ts'
import { queryClient } from './lib/query.ts'
import { styleNonce } from './lib/style-nonce.ts'
import { router } from './router.tsx'
import { cssVariables, themeWith } from './theme.ts'
import { Overlays } from './ui/overlays.tsx'
import { UnreachablePage } from './ui/page-states.tsx'

/** `isReachable` is false when not even the provider's name could be read. */
export function App({ isReachable }: { isReachable: boolean }) {
  return (
    <QueryClientProvider client={queryClient}>
      <Look>{isReachable ? <RouterProvider router={router} /> : <UnreachablePage />}</Look>
    </QueryClientProvider>
  )
}

function Look({ children }: { children: ReactNode }) {
  const { accentColor, name } = useProvider()
  useEffect(() => setSiteName(name), [name])
  const theme = useMemo(() => themeWith(accentColor), [accentColor])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {children}
      <Overlays />
    </MantineProvider>
  )
}
