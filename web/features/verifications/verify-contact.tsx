import { Button, type ButtonProps, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { sheetQuery, type VerifiedContact } from './api.ts'
import { VerificationHistory } from './verification-history.tsx'
import { VerificationSheetForm } from './verification-sheet-form.tsx'
import classes from './verifications.module.css'

type Props = { contact: VerifiedContact; name: string; label?: string } & Pick<ButtonProps, 'size'>

/** "Verificar contato": beside the page, because one compares with what stands there. */
export function VerifyContact({ contact, name, label, size = 'sm' }: Props) {
  const t = useT()
  const [isOpen, drawer] = useDisclosure(false)
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false
  return (
    <>
      <Button
        variant="default"
        size={size}
        aria-label={t('verification.verifyOf', { name })}
        onClick={drawer.open}
      >
        {label ?? t('verification.verify')}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        position="right"
        size={isPhone ? '100%' : '32rem'}
        title={t('verification.verify')}
        classNames={{ title: classes.title ?? '' }}
        closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      >
        <Panel contact={contact} />
      </Drawer>
    </>
  )
}

function Panel({ contact }: { contact: VerifiedContact }) {
  return (
    <Loaded query={useQuery(sheetQuery(contact))} lines={8}>
      {(sheet) => (
        <>
          <VerificationSheetForm sheet={sheet} contact={contact} />
          <VerificationHistory contact={contact} />
        </>
      )}
    </Loaded>
  )
}
