/** `warn`: works, but somebody should look at it. `fail`: not safe or not able to work. */
export type Level = 'ok' | 'warn' | 'fail'

export type Finding = {
  readonly id: string
  readonly level: Level
  /** What is the case, in one line. */
  readonly title: string
  /** Why it matters; empty when all is well. */
  readonly explain: string
  /** What to do; empty when all is well. */
  readonly remedy: string
}

export function fine(id: string, title: string): Finding {
  return { id, level: 'ok', title, explain: '', remedy: '' }
}

export function warn(id: string, title: string, explain: string, remedy: string): Finding {
  return { id, level: 'warn', title, explain, remedy }
}

export function fail(id: string, title: string, explain: string, remedy: string): Finding {
  return { id, level: 'fail', title, explain, remedy }
}
