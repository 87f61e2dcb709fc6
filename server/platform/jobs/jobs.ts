import type { Kysely } from 'kysely'
import { fromKysely, type Job, type JobResult, PgBoss, type Queue } from 'pg-boss'
import type { DB } from '../db/types.ts'
import type { Log } from '../log.ts'

type JobOptions = Pick<
  Queue,
  'retryLimit' | 'retryDelay' | 'retryBackoff' | 'retryDelayMax' | 'expireInSeconds'
>

/** A kind of background work: its queue's name and how it is tried again. Times in seconds. */
export type JobDefinition<Data extends object> = { name: string; options: JobOptions; data?: Data }

export type JobHandler<Data extends object = object> = {
  definition: JobDefinition<Data>
  /** Jobs in one batch, at least 2; two batches run at once. */
  concurrency: number
  run(data: Data): Promise<void>
}

export type Jobs = {
  /** Adds a job in the caller's transaction: it exists if and only if the change that caused it does. */
  enqueue: <Data extends object>(
    db: Kysely<DB>,
    definition: JobDefinition<Data>,
    data: Data,
    options?: { priority?: number },
  ) => Promise<void>
  /** Whether the program is stopping: long work stops at its next step, to start over at the next start. */
  isStopping: () => boolean
}

export type JobRunner = Jobs & {
  work: (handlers: JobHandler[]) => Promise<void>
  /** Runs what waits, now, in this process: for tests. Returns how many jobs ran. */
  drain: (handlers: JobHandler[]) => Promise<number>
  isReady: () => Promise<boolean>
  stop: () => Promise<void>
}

/** Opens the queue. `definitions` become queues; with `maintain` this process also does pg-boss's housekeeping. */
export async function openJobs(
  connectionString: string,
  definitions: JobDefinition<object>[],
  log: Log,
  options: { maintain: boolean },
): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString,
    max: 3,
    application_name: 'balcao-jobs',
    supervise: options.maintain,
    schedule: false,
    useListenNotify: options.maintain,
  })
  let isStopping = false
  boss.on('error', (error) => {
    // Its connections close after it says that it stopped: one cut off then was not needed any more.
    if (!isStopping) log.error({ err: error }, 'job queue')
  })
  await boss.start()
  for (const definition of definitions) {
    await boss.createQueue(definition.name, { ...definition.options, notify: true })
  }

  return {
    enqueue: async (db, definition, data, sendOptions = {}) => {
      await boss.send(definition.name, data, { ...sendOptions, db: fromKysely(db) })
    },
    work: async (handlers) => {
      for (const { concurrency, ...handler } of handlers) {
        await boss.work(
          handler.definition.name,
          { ...pace(concurrency), perJobResults: true },
          (jobs: Job<object>[]) =>
            Promise.all(jobs.map((job) => outcomeOf(job.id, () => handler.run(job.data)))),
        )
      }
    },
    drain: async (handlers) => {
      let ran = 0
      for (const handler of handlers) {
        const { name } = handler.definition
        for (const job of await boss.fetch<object>(name, { batchSize: 100 })) {
          await handler.run(job.data).then(
            () => boss.complete(name, job.id),
            (error: unknown) => boss.fail(name, job.id, { message: String(error) }),
          )
          ran += 1
        }
      }
      return ran
    },
    isStopping: () => isStopping,
    isReady: async () => await boss.isInstalled(),
    stop: async () => {
      isStopping = true
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

// A full batch means that more waits, so the next one is fetched at once. Two batches run side by side, so that one
// slow job does not hold up all others. New jobs wake the worker; polling is only for what it slept through.
function pace(concurrency: number) {
  return {
    localConcurrency: 2,
    batchSize: concurrency,
    burstWhenBatchFull: true,
    notifyPollingIntervalSeconds: 15,
  }
}

async function outcomeOf(id: string, run: () => Promise<void>): Promise<JobResult> {
  try {
    await run()
    return { id, status: 'completed' }
  } catch (error) {
    return { id, status: 'failed', output: { message: String(error) } }
  }
}
