import { TextInput, type TextInputProps } from '@mantine/core'
import { contrastWithWhite } from '#contract/provider.ts'
import { accentShades } from '../../lib/accent.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import classes from './accent-field.module.css'

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  value?: string
  onChange?: (color: string) => void
}

/** The provider's colour, with its contrast measured and a look at it in both schemes. */
export function AccentField({ value = '', onChange, ...input }: Props) {
  const t = useT()
  const color = /^#[0-9a-f]{6}$/i.test(value.trim()) ? value.trim().toLowerCase() : null
  return (
    <div className={classes.field}>
      <div className={classes.inputs}>
        <TextInput
          label={t('provider.brand.accent')}
          description={t('provider.brand.accentAbout')}
          spellCheck={false}
          autoComplete="off"
          maxLength={7}
          leftSection={
            <input
              type="color"
              className={classes.picker}
              aria-label={t('provider.brand.accentPick')}
              value={color ?? '#000000'}
              onChange={(event) => onChange?.(event.currentTarget.value)}
            />
          }
          {...input}
          value={value}
          onChange={(event) => onChange?.(event.currentTarget.value)}
        />
        {color && <Contrast color={color} />}
      </div>
      {color && <Preview color={color} />}
    </div>
  )
}

function Contrast({ color }: { color: string }) {
  const t = useT()
  const locale = useLocale()
  // Cut, not rounded: 4.49 must not read as enough.
  const ratio = Math.floor(contrastWithWhite(color) * 10) / 10
  const isEnough = contrastWithWhite(color) >= 4.5
  return (
    <p className={classes.contrast} data-low={!isEnough || undefined} aria-live="polite">
      {t('provider.brand.contrast', { ratio: new Intl.NumberFormat(locale).format(ratio) })}{' '}
      {t(isEnough ? 'provider.brand.contrastGood' : 'provider.brand.contrastLow')}
    </p>
  )
}

function Preview({ color }: { color: string }) {
  const t = useT()
  const shades = accentShades(color)
  const schemes = [
    { name: t('provider.brand.light'), background: '#ffffff', button: shades[7], link: shades[7] },
    { name: t('provider.brand.dark'), background: '#1b2026', button: shades[6], link: shades[4] },
  ]
  return (
    <div className={classes.preview} role="group" aria-label={t('provider.brand.preview')}>
      {schemes.map((scheme) => (
        <div key={scheme.name} className={classes.sample} style={{ background: scheme.background }}>
          <span className={classes.button} style={{ background: scheme.button }}>
            {t('provider.brand.previewButton')}
          </span>
          <span style={{ color: scheme.link }}>{t('provider.brand.previewLink')}</span>
        </div>
      ))}
    </div>
  )
}
