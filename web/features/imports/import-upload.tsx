import { Button, FileButton, Radio, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useState } from 'react'
import { type ImportKind, importKinds, importMaxBytes } from '#contract/import-fields.ts'
import { isApiError } from '../../lib/api.ts'
import { useT } from '../../lib/i18n.ts'
import { IconUpload } from '../../ui/icons.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { sendFile } from './api.ts'
import classes from './imports.module.css'

/** What the file holds, and the file: chosen or dropped. */
export function ImportUpload() {
  const t = useT()
  const [kind, setKind] = useState<ImportKind>('clients')
  const { send, sending, problem } = useSending(kind)
  const [isOver, setOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    send(event.dataTransfer.files[0] ?? null)
  }

  return (
    <Section title={t('imports.file.title')} about={t('imports.file.about')}>
      <Radio.Group label={t('imports.kind.label')} value={kind} onChange={(value) => setKind(value)} mb="md">
        <Stack gap="xs" mt="xs">
          {importKinds.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`imports.kind.${one}`)}
              description={t(`imports.kind.${one}About`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {problem && (
        <div className={classes.problem}>
          <Notice tone="danger" isLive>
            {problem}
          </Notice>
        </div>
      )}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton accept=".csv,.txt,.tsv,.xlsx" onChange={send}>
          {(props) => (
            <Button {...props} loading={sending !== null} leftSection={<IconUpload size={16} aria-hidden />}>
              {t('imports.file.choose')}
            </Button>
          )}
        </FileButton>
        <p className="quiet" role="status">
          {sending === null ? t('imports.file.drop') : t('imports.file.sending', { name: sending })}
        </p>
      </div>
    </Section>
  )
}

function useSending(kind: ImportKind) {
  const t = useT()
  const navigate = useNavigate()
  const [sending, setSending] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function send(file: File) {
    if (file.size > importMaxBytes) return setProblem(t('imports.file.tooLarge'))
    setProblem(null)
    setSending(file.name)
    try {
      const { id } = await sendFile(kind, file)
      await navigate({ to: '/staff/imports/$importId', params: { importId: String(id) } })
    } catch (error) {
      setProblem(isApiError(error) ? error.message : t('ui.error.pageAbout'))
    } finally {
      setSending(null)
    }
  }

  return { send: (file: File | null) => file && void send(file), sending, problem }
}
