import type { KeyboardEvent } from 'react'

/** Up and down go through all that its form has to offer, so that no hand has to leave the keys. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const stops = [
    ...(event.currentTarget.closest('form')?.querySelectorAll<HTMLElement>('input, a, button') ?? []),
  ]
  stops[stops.indexOf(event.currentTarget) + step]?.focus()
}
