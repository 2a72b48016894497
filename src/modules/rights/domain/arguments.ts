import type jsep from 'jsep'
import { type Compiled, type Names, RuleError, type Run, type Scene, showType, type Type, type Value } from './expression.ts'
import type { Unit } from './unit.ts'
import { isUnknown, missingOf } from './value.ts'

export type CompileNode = (node: jsep.Expression, names: Names) => Compiled

/** What stands between the brackets of a call, read on demand: some functions look at words, some at values, some at a rule about each element. */
export class Arguments {
  readonly name: string
  private readonly nodes: readonly jsep.Expression[]
  private readonly names: Names
  private readonly compileNode: CompileNode
  constructor(name: string, nodes: readonly jsep.Expression[], names: Names, compileNode: CompileNode) {
    this.name = name
    this.nodes = nodes
    this.names = names
    this.compileNode = compileNode
  }
  get count(): number {
    return this.nodes.length
  }
  private node(at: number): jsep.Expression {
    const node = this.nodes[at]
    if (node === undefined) throw new RuleError(`${this.name} needs ${at + 1} arguments`)
    return node
  }
  any(at: number): Compiled {
    return this.compileNode(this.node(at), this.names)
  }
  /** A word written out, one of those allowed. */
  word<const Word extends string>(at: number, among: readonly Word[]): Word {
    const node = this.node(at)
    const found = among.find((word) => node.type === 'Literal' && word === node['value'])
    if (found === undefined) throw new RuleError(`${this.name} takes one of ${among.join(', ')} as argument ${at + 1}`)
    return found
  }
  text(at: number): string {
    const node = this.node(at)
    if (node.type !== 'Literal' || typeof node['value'] !== 'string') throw new RuleError(`${this.name} takes a word as argument ${at + 1}`)
    return node['value']
  }
  literal(at: number): number {
    const node = this.node(at)
    if (node.type !== 'Literal' || typeof node['value'] !== 'number')
      throw new RuleError(`${this.name} takes a number as argument ${at + 1}`)
    return node['value']
  }
  of<const Is extends Type['is']>(at: number, is: Is): Compiled {
    const compiled = this.any(at)
    if (compiled.type.is !== is) throw new RuleError(`${this.name}: argument ${at + 1} is ${showType(compiled.type)}, not ${is}`)
    return compiled
  }
  number(at: number): { readonly unit: Unit; readonly run: Run } {
    const compiled = this.any(at)
    if (compiled.type.is !== 'number') throw new RuleError(`${this.name}: argument ${at + 1} is ${showType(compiled.type)}, not a number`)
    return { unit: compiled.type.unit, run: compiled.run }
  }
  unit(name: string): Unit {
    const unit = this.names.parameters[name]
    if (unit === undefined) throw new RuleError(`there is no parameter ${name}`)
    return unit
  }
  /** A rule about each element of the list of the first argument. */
  about(at: number): Compiled {
    const list = this.any(0).type
    if (list.is !== 'many') throw new RuleError(`${this.name}: the first argument is a list`)
    return this.compileNode(this.node(at), { ...this.names, it: list.of })
  }
}

/** A function that a rule may call. */
export type BuiltIn = (args: Arguments) => Compiled
export type BuiltIns = Readonly<Record<string, BuiltIn>>

export const truth: Type = { is: 'truth' }
export const day: Type = { is: 'day' }

export function numberOf(unit: Unit): Type {
  return { is: 'number', unit }
}

/** Works out the values and goes on only when all are known. */
export function withKnown(runs: readonly Run[], work: (values: readonly Value[], scene: Scene) => Value): Run {
  const [only] = runs
  if (only !== undefined && runs.length === 1) {
    return (scene) => {
      const value = only(scene)
      return isUnknown(value) ? value : work([value], scene)
    }
  }
  return (scene) => {
    const values = runs.map((run) => run(scene))
    return values.some(isUnknown) ? missingOf(values) : work(values, scene)
  }
}
