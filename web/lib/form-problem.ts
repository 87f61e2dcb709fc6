import { type RefObject, useEffect, useState } from 'react'
import type { ApiError } from './api.ts'
import type { Changes } from './form-conflict.ts'
import { fieldOf, focusFirstProblem } from './form-focus.ts'

export type FormProblem = {
  /** null when the browser itself found wrong fields. */
  error: ApiError | null
  /** Paths of the fields on the page that carry a message. */
  fields: string[]
  /** Messages about fields that this page does not show. */
  elsewhere: string[]
  /** After `record.changed` with `reload`: what the other person changed. */
  changes: Changes | null
}

/** What stands in the way of a form; its fields get their messages and the first wrong one the focus. */
export function useProblem(
  form: RefObject<HTMLFormElement | null>,
  setErrors: (errors: Record<string, string>) => void,
) {
  const [problem, setProblem] = useState<FormProblem | null>(null)
  useEffect(() => {
    if (problem) focusFirstProblem(form.current, problem.fields)
  }, [problem, form])

  function show(errors: Record<string, string>, error: ApiError | null, changes: Changes | null = null) {
    const paths = Object.keys(errors)
    const fields = paths.filter((path) => fieldOf(form.current, path))
    const elsewhere = paths.filter((path) => !fields.includes(path)).map((path) => errors[path] as string)
    setErrors(errors)
    setProblem({ error, fields, elsewhere, changes })
  }

  return { problem, show, clear: () => setProblem(null) }
}
