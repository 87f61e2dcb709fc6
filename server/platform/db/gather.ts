type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Writes many things that come one by one: what comes while a write is under way waits and goes together with the
 * next one, so that a commit serves several. `write` answers for each item, in their order.
 */
export function gathering<Item, Result>(
  write: (items: Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await write(batch.map(({ item }) => item)).then(
        (results) => batch.forEach(({ resolve }, index) => resolve(results[index] as Result)),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      )
    }
    isWriting = false
  }

  return async (item) =>
    await new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // What comes in the same turn of the event loop goes together from the start.
      if (!isWriting) {
        isWriting = true
        setImmediate(() => void writeAll())
      }
    })
}
