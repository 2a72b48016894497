import type { Type } from './expression.ts'
import type { Interval } from './parameters.ts'

export type NotedFact = { readonly path: string; readonly type: Type; readonly value: boolean | number | string }

/** What was looked at on the way to an answer, in order, doubles included: the explanation is made of it. */
export class Trace {
  readonly facts: NotedFact[] = []
  readonly parameters: Interval[] = []
  fact(path: string, type: Type, value: NotedFact['value']): void {
    this.facts.push({ path, type, value })
  }
  /** The same for a fact of one person or entry: `children[1]` and `birthDate`. */
  factOf(place: string, name: string, type: Type, value: NotedFact['value']): void {
    this.facts.push({ path: `${place}.${name}`, type, value })
  }
  parameter(interval: Interval): void {
    this.parameters.push(interval)
  }
  /** What another trace holds was looked at here too. */
  take({ facts, parameters }: Trace): void {
    for (const fact of facts) this.facts.push(fact)
    for (const interval of parameters) this.parameters.push(interval)
  }
  fresh(): Trace {
    return new Trace()
  }
}

/** Keeps nothing: for who goes through many families and gives no reasons. */
class Silence extends Trace {
  override fact(): void {}
  override factOf(): void {}
  override parameter(): void {}
  override take(): void {}
  override fresh(): Trace {
    return this
  }
}
export const silence: Trace = new Silence()
