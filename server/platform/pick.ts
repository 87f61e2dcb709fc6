/** The named fields of a record, in the order of the names. */
export function pick<Name extends PropertyKey, Value extends Record<Name, unknown>>(
  record: Value,
  names: readonly Name[],
): Pick<Value, Name> {
  return Object.fromEntries(names.map((name) => [name, record[name]])) as Pick<Value, Name>
}
