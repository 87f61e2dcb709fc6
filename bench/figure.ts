/** One measured thing beside the least that it could cost, both from the same run. */
export type Figure = {
  name: string
  /** Milliseconds, unless the name says another unit. */
  oursMs: number
  /** Null where there is nothing to compare with. */
  floorMs: number | null
  ratio: number | null
}

export function figure(name: string, ours: number, floor: number | null = null): Figure {
  const round = (value: number) => Number(value.toPrecision(3))
  return { name, oursMs: round(ours), floorMs: floor && round(floor), ratio: floor && round(ours / floor) }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] as number
}
