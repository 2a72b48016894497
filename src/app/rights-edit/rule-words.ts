import type { Words } from './text.ts'

type Say = (t: Words['ruleErrors'], found: readonly string[]) => string
const one =
  (pick: (t: Words['ruleErrors']) => (what: string) => string): Say =>
  (t, [what = '']) =>
    pick(t)(what)

/** What the reader of rules says, told to somebody who does not write programs. The first that fits. */
const told: readonly (readonly [RegExp, Say])[] = [
  [/there is no parameter (\S+)/, one((t) => t.noParameter)],
  [/there is no function (\S+)/, one((t) => t.noFunction)],
  [/there is no step (\S+)/, one((t) => t.noStep)],
  [/a family has no (\S+)$/, one((t) => t.noFact)],
  [/(\S+) has no (\S+)$/, (t, [owner = '', name = '']) => t.noFactOf(owner, name)],
  [/: ?(.+): not among (.+)$/, (t, [word = '', words = '']) => t.notAmong(word.split(': ').at(-1) ?? word, words)],
  [/(.+) is none of the words/, (t, [word = '']) => t.otherWord(word.split(': ').at(-1) ?? word)],
  [/, but the amount is per (\S+)/, one((t) => t.otherPeriod)],
  [/not money/, (t) => t.notMoney],
  [/(number|eur|days|weeks|months|years|percent)\S* (?:[<>=!]+|[-+*/]) .*(?:cannot be compared|is no sum|mixes)/, (t) => t.mixed],
  [/cannot be compared|is no sum|mixes what may not be mixed|takes money per/, (t) => t.mixed],
  [/neither true nor false|not truth/, (t) => t.notTruth],
  [/an amount has a value or cases/, (t) => t.noAmount],
  [/has a lower end/, (t) => t.noRange],
  [/Unclosed|Expected|Unexpected|Missing|something is missing|Variable names/i, (t) => t.notReadable],
]

/** The words of a rule that cannot be read, without the id of the right before it. */
export function explainRule(message: string, t: Words): string {
  for (const [pattern, say] of told) {
    const found = pattern.exec(message)
    if (found !== null) return say(t.ruleErrors, found.slice(1))
  }
  return t.ruleErrors.other(message)
}

const faults: readonly (readonly [RegExp, Say])[] = [
  [/^(\S+) is used by no rule/, one((t) => t.unused)],
  [/^(\S+): .* claim the same days$/, one((t) => t.overlap)],
  [/^the versions of/, (t) => t.versionsOverlap],
  [/^names the right (\S+),/, one((t) => t.noSuchRight)],
  [/^two conditions are called (\S+)/, one((t) => t.doubled)],
  [/never have an amount/, (t) => t.neverAmount],
  [/^(.+) is no address$/, one((t) => t.noAddress)],
  [/^(\S+): ends before/, one((t) => t.endsBefore)],
]

export function explainData(message: string, t: Words): string {
  for (const [pattern, say] of faults) {
    const found = pattern.exec(message)
    if (found !== null) return say(t.ruleErrors, found.slice(1))
  }
  return t.ruleErrors.other(message)
}
