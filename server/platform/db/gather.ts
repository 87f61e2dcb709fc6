type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Writes many things that come one by one: what comes while a write is under way waits and goes together with the
 * next one, so that a commit serves several; or goes beside it, with more `lanes` than one. `write` answers for each
 * item, in their order.
 */
export function gathering<Item, Result>(
  write: (items: Item[]) => Promise<Result[]>,
  lanes = 1,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let writing = 0

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await write(batch.map(({ item }) => item)).then(
        (results) => batch.forEach(({ resolve }, index) => resolve(results[index] as Result)),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      )
    }
    writing -= 1
  }

  return async (item) =>
    await new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // What comes in the same turn of the event loop goes together from the start.
      if (writing < lanes) {
        writing += 1
        setImmediate(() => void writeAll())
      }
    })
}
