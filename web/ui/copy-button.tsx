import { Button, type ButtonProps } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useT } from '../lib/i18n.ts'
import { IconCheck, IconCopy } from './icons.tsx'

type Props = ButtonProps & { value: string; label?: string }

export function CopyButton({ value, label, ...button }: Props) {
  const t = useT()
  const clipboard = useClipboard({ timeout: 2500 })
  return (
    <Button
      variant="default"
      {...button}
      leftSection={
        clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
      }
      onClick={() => clipboard.copy(value)}
    >
      <span aria-live="polite">
        {clipboard.copied ? t('ui.actions.copied') : (label ?? t('ui.actions.copy'))}
      </span>
    </Button>
  )
}
