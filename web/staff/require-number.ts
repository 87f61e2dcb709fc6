import { notFound } from '@tanstack/react-router'

/** Ids in addresses are numbers; anything else names nothing. */
export function requireNumber(...ids: string[]): void {
  if (!ids.every((id) => /^[1-9]\d{0,15}$/.test(id))) throw notFound()
}
