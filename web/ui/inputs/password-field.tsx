import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useT } from '../../lib/i18n.ts'

/** A password with a button to see it, which works by keyboard too. */
export function PasswordField(props: PasswordInputProps) {
  const t = useT()
  const [isVisible, visibility] = useDisclosure(false)
  return (
    <PasswordInput
      aria-invalid={props.error ? true : undefined}
      {...props}
      visible={isVisible}
      visibilityToggleFocusable
      onVisibilityChange={visibility.toggle}
      visibilityToggleButtonProps={{
        'aria-label': t(isVisible ? 'ui.password.hide' : 'ui.password.show'),
        'aria-pressed': isVisible,
        className: 'dimmed',
      }}
    />
  )
}
