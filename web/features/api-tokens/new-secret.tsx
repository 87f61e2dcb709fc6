import { Button, TextInput } from '@mantine/core'
import { useFormWindow } from '../../lib/form-window.ts'
import { useT } from '../../lib/i18n.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import classes from './api-tokens.module.css'

/** The secret of a new token, the only time that it is shown. */
export function NewSecret({ secret }: { secret: string }) {
  const t = useT()
  const window = useFormWindow()
  return (
    <div className="stack">
      <Notice tone="warning" title={t('apiTokens.secretWarning')} isLive>
        {t('apiTokens.secretAbout')}
      </Notice>
      <div className={classes.secret}>
        <TextInput
          label={t('apiTokens.secret')}
          value={secret}
          readOnly
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: 'code' }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={secret} data-autofocus />
      </div>
      <p className={classes.usage}>
        {t('apiTokens.usage')}
        <code className={classes.header}>Authorization: Bearer balcao_…</code>
      </p>
      <div className={classes.end}>
        <Button onClick={window?.close}>{t('apiTokens.done')}</Button>
      </div>
    </div>
  )
}
