import { type UseFormReturnType, useForm } from '@mantine/form'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { type ApiError, isApiError } from './api.ts'
import { fieldMessages } from './field-messages.ts'
import { type Changes, changesBetween, merged } from './form-conflict.ts'
import { fieldOf, focusFirstProblem, restoreFocus } from './form-focus.ts'
import { translate } from './i18n.ts'
import { useLeaveGuard } from './leave-guard.ts'
import { setUnsaved } from './unsaved.ts'

type Values = Record<string, any>

export type RecordFormOptions<V extends Values, Output, Answer> = {
  /** The schema that the server checks too; it sees `toInput(values)`. */
  schema: z.ZodType<Output>
  /** All fields, with '' for the empty ones, so that inputs are controlled from the start. */
  initialValues: V
  /** Where the form's values are not already what the schema takes. */
  toInput?: (values: V) => unknown
  submit: (output: Output) => Promise<Answer>
  /** After a success; the guard no longer holds, so one may navigate. */
  onSaved?: (answer: Answer) => void
  /** Fetches the record's newest version as form values: makes 409 `record.changed` mendable in place. */
  reload?: () => Promise<V>
  /** Further checks in the browser: path → message. */
  check?: (values: V) => Record<string, string>
  /** `false` for forms where nothing is lost by leaving, like a sign-in. */
  guard?: boolean
}

export type RecordForm<V extends Values> = {
  form: UseFormReturnType<V>
  /** Spread on `<form>`: reference, submit handler, `noValidate`. */
  formProps: {
    ref: RefObject<HTMLFormElement | null>
    onSubmit: (event: FormEvent<HTMLFormElement>) => void
    noValidate: true
  }
  submitting: boolean
  /** Submits as the button does. */
  submitNow: () => void
  /** What went wrong beyond single fields: shown by `FormErrors`. */
  problem: FormProblem | null
  isDirty: boolean
  /** Takes these values as saved: nothing is unsaved any more. */
  takeAsSaved: (values: V) => void
  /** Keeps what was typed and takes the newer version of the rest (after a conflict). */
  keepMine: () => void
  /** Drops what was typed for the newer version (after a conflict). */
  takeTheirs: () => void
}

export type FormProblem = {
  /** null when only fields are wrong. */
  error: ApiError | null
  /** Paths of the fields on the page that carry a message. */
  fields: string[]
  /** Messages about fields that this page does not show. */
  elsewhere: string[]
  /** After `record.changed` with `reload`: what the other person changed. */
  changes: Changes | null
}

/**
 * A form over one record: checks with the contract's schema, puts the server's messages at the fields, focuses the
 * first wrong one, guards unsaved changes and mends conflicts. What was typed is never lost to an error.
 */
export function useRecordForm<V extends Values, Output, Answer>(
  options: RecordFormOptions<V, Output, Answer>,
): RecordForm<V> {
  const form = useForm<V>({ initialValues: options.initialValues, clearInputErrorOnChange: true })
  const ref = useRef<HTMLFormElement>(null)
  const [submitting, setSubmitting] = useState(false)
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const newest = useRef<V | null>(null)
  const isSaved = useRef(false)
  const isDirty = form.isDirty()

  useGuard(options.guard !== false, isDirty, isSaved)
  useEffect(() => {
    if (problem) focusFirstProblem(ref.current, problem.fields)
  }, [problem])

  function show(errors: Record<string, string>, error: ApiError | null, changes: Changes | null = null) {
    form.setErrors(errors)
    const paths = Object.keys(errors)
    const fields = paths.filter((path) => fieldOf(ref.current, path))
    const elsewhere = paths.filter((path) => !fields.includes(path)).map((path) => errors[path] as string)
    setProblem({ error, fields, elsewhere, changes })
  }

  async function onError(error: unknown) {
    if (!isApiError(error)) throw error
    if (error.code === 'record.changed' && options.reload) {
      newest.current = await options.reload()
      return show({}, error, changesBetween(options.initialValues, newest.current))
    }
    show(error.fields, error)
  }

  async function submitNow() {
    if (submitting) return
    const values = form.getValues()
    const checked = options.schema.safeParse(options.toInput ? options.toInput(values) : values)
    const own = options.check?.(values) ?? {}
    if (!checked.success || Object.keys(own).length > 0) {
      return show({ ...fieldMessages(checked.error, translate), ...own }, null)
    }
    const focused = document.activeElement
    setSubmitting(true)
    setProblem(null)
    try {
      const answer = await options.submit(checked.data)
      isSaved.current = true
      form.resetDirty(values)
      options.onSaved?.(answer)
    } catch (error) {
      await onError(error).catch((later) => show({}, isApiError(later) ? later : null))
    } finally {
      setSubmitting(false)
      // A button loses the focus while it shows progress.
      setTimeout(() => restoreFocus(focused))
    }
  }

  function takeAsSaved(values: V) {
    form.setInitialValues(values)
    form.setValues(values)
    form.resetDirty(values)
    setProblem(null)
  }

  return {
    form,
    formProps: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault()
        // A form inside a portal (a modal) must not submit the one around it.
        event.stopPropagation()
        void submitNow()
      },
    },
    submitting,
    submitNow: () => void submitNow(),
    problem,
    isDirty,
    takeAsSaved,
    keepMine: () => {
      if (!newest.current) return
      const mine = form.getValues()
      const initial = form.getInitialValues()
      form.setInitialValues(newest.current)
      form.setValues(merged(initial, mine, newest.current))
      setProblem(null)
    },
    takeTheirs: () => {
      if (newest.current) takeAsSaved(newest.current)
    },
  }
}

function useGuard(isGuarding: boolean, isDirty: boolean, isSaved: RefObject<boolean>) {
  const key = useRef({})
  useEffect(() => {
    if (isDirty) isSaved.current = false
    setUnsaved(key.current, isGuarding && isDirty)
    return () => setUnsaved(key.current, false)
  }, [isGuarding, isDirty, isSaved])
  useLeaveGuard(() => isGuarding && isDirty && !isSaved.current)
}
