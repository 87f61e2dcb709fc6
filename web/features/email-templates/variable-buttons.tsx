import { Button } from '@mantine/core'
import { useT } from '../../lib/i18n.ts'
import classes from './email-templates.module.css'

type Props = {
  names: readonly string[]
  /** Those that the text must name. */
  required?: readonly string[]
  onInsert: (name: string) => void
}

/** What can be put into a text. */
export function VariableButtons({ names, required = [], onInsert }: Props) {
  const t = useT()
  return (
    <div role="group" aria-label={t('emailTemplates.variables')} className={classes.variables}>
      <span className="quiet">{t('emailTemplates.variables')}</span>
      {names.map((name) => (
        <Button key={name} size="compact-xs" variant="default" onClick={() => onInsert(name)}>
          {name}
          {required.includes(name) && ` (${t('emailTemplates.required')})`}
        </Button>
      ))}
    </div>
  )
}
