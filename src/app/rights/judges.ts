import type { Catalogue } from '#modules/rights/public.ts'
import { startThreads, type Threads } from '#platform/threads.ts'
import { type Judged, type Judging, judgeFamilies, type ToldFamily } from './judge-families.ts'
import type { GivenToJudge } from './judge-thread.ts'

/** Of fewer, a thread costs more to start than it saves. */
const fewFamilies = 400

/** Judges families a page at a time: here while they are few, beside the reading once there are many. */
export class Judges {
  readonly #catalogue: Catalogue
  readonly #judging: Judging
  readonly #few: number
  #threads: Threads<readonly ToldFamily[], Judged> | null = null

  constructor(catalogue: Catalogue, judging: Judging, few = fewFamilies) {
    this.#catalogue = catalogue
    this.#judging = judging
    this.#few = few
  }

  /** Pages that may be on their way; who reads further first takes the answer to the oldest. */
  get atOnce(): number {
    return this.#threads?.atOnce ?? 0
  }

  judge(families: readonly ToldFamily[]): Promise<Judged> {
    if (this.#threads === null && families.length < this.#few)
      return Promise.resolve(judgeFamilies(this.#catalogue, families, this.#judging))
    this.#threads ??= startThreads('app/rights/judge-thread', this.#given())
    return this.#threads.ask(families)
  }

  async close(): Promise<void> {
    await this.#threads?.close()
  }

  #given(): GivenToJudge {
    return { ...this.#judging, rights: this.#catalogue.rights.map(({ right }) => right) }
  }
}
