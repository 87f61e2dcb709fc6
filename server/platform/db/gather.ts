type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/** The longest that a lingering item waits for others. */
const lingerMs = 10

/**
 * Writes many things that come one by one: what comes while a write is under way waits and goes together with the
 * next one, so that a commit serves several. `write` answers for each item, in their order. Nobody waits for what
 * lingers: it goes with the next write that somebody does wait for.
 */
export function gathering<Item, Result>(
  write: (items: Item[]) => Promise<Result[]>,
): (item: Item, options?: { lingers?: boolean }) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let isAwaited = false
  let isWriting = false
  let timer: NodeJS.Timeout | undefined

  async function writeAll(): Promise<void> {
    while (isAwaited) {
      const batch = waiting
      waiting = []
      isAwaited = false
      await write(batch.map(({ item }) => item)).then(
        (results) => batch.forEach(({ resolve }, index) => resolve(results[index] as Result)),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      )
    }
    isWriting = false
    if (waiting.length > 0) timer ??= setTimeout(begin, lingerMs)
  }

  function begin(): void {
    clearTimeout(timer)
    timer = undefined
    isAwaited = true
    if (isWriting) return
    isWriting = true
    // What comes in the same turn of the event loop goes together from the start.
    setImmediate(() => void writeAll())
  }

  return async (item, { lingers = false } = {}) =>
    await new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!lingers) begin()
      else if (!isWriting) timer ??= setTimeout(begin, lingerMs)
    })
}
