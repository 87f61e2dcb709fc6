import type { UseFormReturnType } from '@mantine/form'
import { useRef } from 'react'
import { isApiError } from './api.ts'
import { changesBetween, merged } from './form-conflict.ts'
import type { useProblem } from './form-problem.ts'

type Values = Record<string, unknown>

/** What a form does with an error of its submission, and how one goes on after somebody else saved first. */
export function useMending<V extends Values>(
  form: UseFormReturnType<V>,
  problem: ReturnType<typeof useProblem>,
  reload: (() => Promise<V>) | undefined,
) {
  const newest = useRef<V | null>(null)

  async function explain(error: unknown): Promise<void> {
    if (!isApiError(error, 'record.changed') || !reload) return show(error)
    try {
      newest.current = await reload()
      problem.show({}, error, changesBetween(form.getInitialValues(), newest.current))
    } catch (later) {
      show(later)
    }
  }

  function show(error: unknown): void {
    if (isApiError(error)) return problem.show(error.fields, error)
    console.error(error)
    problem.show({}, null)
  }

  function startFrom(initial: V, values: V): void {
    form.setInitialValues(initial)
    form.setValues(values)
    problem.clear()
  }

  function takeAsSaved(values: V): void {
    startFrom(values, values)
    form.resetDirty(values)
  }

  return {
    explain,
    takeAsSaved,
    keepMine: () => {
      const theirs = newest.current
      if (theirs) startFrom(theirs, merged(form.getInitialValues(), form.getValues(), theirs))
    },
    takeTheirs: () => {
      if (newest.current) takeAsSaved(newest.current)
    },
  }
}
