import { useParams } from '@tanstack/react-router'
import { ImportSteps } from '../features/imports/import-steps.tsx'

export function ImportPage() {
  const { importId } = useParams({ strict: false })
  return <ImportSteps key={importId} importId={Number(importId)} />
}
