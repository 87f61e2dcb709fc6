import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useT } from '../../lib/i18n.ts'
import { IconFileImport } from '../../ui/icons.tsx'

export function OpenImports() {
  const t = useT()
  return (
    <Button
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/staff/imports" />}
    >
      {t('imports.open')}
    </Button>
  )
}
