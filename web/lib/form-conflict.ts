type Values = Record<string, unknown>

/** Path → value in the newer version, for what somebody else changed. */
export type Changes = { path: string; value: unknown }[]

/** What differs between two versions of a record, by top-level field; `version` itself is not news. */
export function changesBetween(before: Values, after: Values): Changes {
  return Object.keys(after)
    .filter((path) => path !== 'version' && !isSame(before[path], after[path]))
    .map((path) => ({ path, value: after[path] }))
}

/** The newer version with what the person changed since `initial` kept; the version number is the newer one. */
export function merged<V extends Values>(initial: V, mine: V, newest: V): V {
  const own = Object.keys(mine).filter((path) => path !== 'version' && !isSame(initial[path], mine[path]))
  return { ...newest, ...Object.fromEntries(own.map((path) => [path, mine[path]])) }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? '') === JSON.stringify(other ?? '')
}
