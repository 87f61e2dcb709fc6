import { Button, type ButtonProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useT } from '../../lib/i18n.ts'
import { type Impersonated, ImpersonationWindow } from './impersonation-window.tsx'

type Props = Impersonated & Pick<ButtonProps, 'variant' | 'size'>

/** "Logar como", with the window that asks why. */
export function ImpersonateButton({ variant = 'default', size = 'sm', ...who }: Props) {
  const t = useT()
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        variant={variant}
        size={size}
        aria-label={t('impersonation.buttonFor', { name: who.userName })}
        onClick={open}
      >
        {t('impersonation.button')}
      </Button>
      <ImpersonationWindow {...who} isOpen={isOpen} onClose={close} />
    </>
  )
}
