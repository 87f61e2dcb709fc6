import { Button, FileButton, Group, Input } from '@mantine/core'
import { useState } from 'react'
import { logoMediaTypes, type Settings } from '#contract/provider.ts'
import { useT } from '../../lib/i18n.ts'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { removeLogo, saveLogo } from './api.ts'
import classes from './settings.module.css'

/** The logo is saved as it is chosen, apart from the form around it. */
export function LogoField({ name, logoUrl }: { name: string; logoUrl: string | null }) {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  const run = async (work: () => Promise<Settings>, said: string) => {
    setBusy(true)
    await work().then(() => toastSuccess(said), toastError)
    setBusy(false)
  }
  return (
    <Input.Wrapper
      label={t('provider.brand.logo')}
      description={t('provider.brand.logoAbout')}
      labelElement="div"
    >
      <Group gap="sm" mt={6}>
        {logoUrl && <img className={classes.logo} src={logoUrl} alt={name} />}
        <FileButton
          accept={logoMediaTypes.join(',')}
          onChange={(file) => file && void run(() => saveLogo(file), t('provider.brand.logoSaved'))}
        >
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={isBusy}>
              {t(logoUrl ? 'provider.brand.logoReplace' : 'provider.brand.logoChoose')}
            </Button>
          )}
        </FileButton>
        {logoUrl && (
          <Button
            variant="default"
            size="xs"
            disabled={isBusy}
            onClick={() => void run(removeLogo, t('provider.brand.logoRemoved'))}
          >
            {t('provider.brand.logoRemove')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}
