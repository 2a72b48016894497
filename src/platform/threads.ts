import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { projectRoot } from './root.ts'

/** Work that runs on the other processors while the main thread goes on. */
export type Threads<Task, Found> = {
  /** Hands a task to the thread with the least to do. Fails, as what was asked before, once that thread has stopped. */
  readonly ask: (task: Task) => Promise<Found>
  /** As many tasks as keep every thread busy; who asks more without waiting only fills memory. */
  readonly atOnce: number
  readonly close: () => Promise<void>
}

type Settings = {
  readonly count?: number
  /** A thread that needs more is at fault: it ends with an error instead of taking the machine along. */
  readonly heapMb?: number | undefined
}
const mostThreads = 4
/** What is looked through for what nobody needs any more: little, as a thread keeps little from one task to the next. */
const youngMb = 16

/** One thread for each processor that the main thread leaves free. */
export function spareProcessors(processors = availableParallelism()): number {
  return Math.min(mostThreads, Math.max(1, processors - 1))
}

/**
 * Starts threads that all run one file: `entry` is its path under `src`, without extension, and stands among the entry points of scripts/build.mjs. Each is
 * given `given` and answers tasks in the order in which they were asked; all of it is copied, so it is plain data.
 */
export function startThreads<Task, Found>(
  entry: string,
  given: unknown,
  { count = spareProcessors(), heapMb = 256 }: Settings = {},
): Threads<Task, Found> {
  const threads = Array.from({ length: count }, () => new Thread<Task, Found>(entry, given, heapMb))
  return {
    ask: (task) => {
      const found = threads.reduce((least, one) => (one.waiting < least.waiting ? one : least)).ask(task)
      // Told to who awaits it, which may be later: until then a failure must not end the program.
      found.catch(() => undefined)
      return found
    },
    atOnce: 2 * count,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

/** What the file of a thread calls: prepares once with what was given, then answers each task. What it throws ends the thread, and fails who asked. */
export function answerTasks<Given, Task, Found>(prepare: (given: Given) => (task: Task) => Found): void {
  const port = parentPort
  if (port === null) throw new Error('this file runs as a thread only')
  const answer = prepare(workerData)
  port.on('message', (task: Task) => port.postMessage(answer(task)))
}

function fileOf(entry: string): string {
  return import.meta.url.endsWith('.ts') ? join(projectRoot, 'src', `${entry}.ts`) : join(projectRoot, 'dist', `${entry}.js`)
}

type Asked<Found> = { readonly resolve: (found: Found) => void; readonly reject: (error: Error) => void }

class Thread<Task, Found> {
  readonly #entry: string
  readonly #worker: Worker
  readonly #asked: Asked<Found>[] = []
  #failure: Error | null = null

  constructor(entry: string, given: unknown, heapMb: number) {
    this.#entry = entry
    this.#worker = new Worker(fileOf(entry), {
      workerData: given,
      name: entry,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
    })
    this.#worker.on('message', (found: Found) => this.#asked.shift()?.resolve(found))
    this.#worker.on('error', (error: Error) => this.#fail(error.message, error))
    this.#worker.on('messageerror', (error) => this.#fail(error.message, error))
    this.#worker.on('exit', (code) => this.#fail(`it ended with ${code}`))
  }

  get waiting(): number {
    return this.#asked.length
  }

  async ask(task: Task): Promise<Found> {
    if (this.#failure !== null) throw this.#failure
    this.#worker.postMessage(task)
    const { promise, resolve, reject } = Promise.withResolvers<Found>()
    this.#asked.push({ resolve, reject })
    return promise
  }

  async close(): Promise<void> {
    this.#fail('it was closed')
    await this.#worker.terminate()
  }

  /** The first reason stays; who waits hears it at once. */
  #fail(why: string, cause?: Error): void {
    this.#failure ??= new Error(`the thread ${this.#entry} stopped: ${why}`, { cause })
    for (const { reject } of this.#asked.splice(0)) reject(this.#failure)
  }
}
