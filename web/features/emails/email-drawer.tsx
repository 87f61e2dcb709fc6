import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { type EmailScope, emailQuery } from './api.ts'
import { EmailReader } from './email-reader.tsx'
import classes from './emails.module.css'

type Props = { scope: EmailScope; id: number | null; onClose: () => void }

/** The message beside its list; the whole screen on phones. */
export function EmailDrawer({ scope, id, onClose }: Props) {
  const t = useT()
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false
  // While the panel slides away it still shows what it showed.
  const [shown, setShown] = useState(id)
  if (id !== null && id !== shown) setShown(id)
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={isPhone ? '100%' : '44rem'}
      title={<DrawerTitle scope={scope} id={shown} />}
      classNames={{ title: classes.title ?? '' }}
      closeButtonProps={{ 'aria-label': t('emails.message.close') }}
    >
      {shown !== null && <DrawerBody key={shown} scope={scope} id={shown} />}
    </Drawer>
  )
}

function DrawerTitle({ scope, id }: { scope: EmailScope; id: number | null }) {
  const t = useT()
  const { data } = useQuery({ ...emailQuery(scope, id ?? 0), enabled: id !== null })
  return data?.subject ?? t('emails.message.content')
}

function DrawerBody({ scope, id }: { scope: EmailScope; id: number }) {
  return (
    <Loaded query={useQuery(emailQuery(scope, id))} lines={8}>
      {(email) => <EmailReader email={email} scope={scope} />}
    </Loaded>
  )
}
