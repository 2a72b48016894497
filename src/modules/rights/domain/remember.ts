import type { Run, Value } from './expression.ts'

/** A function that remembers its last answer: one day, and the years and limits that follow from it, is asked for family after family. */
export function rememberLast<Given extends string | number, Found>(work: (given: Given) => Found): (given: Given) => Found {
  let last: { readonly given: Given; readonly found: Found } | null = null
  return (given) => {
    if (last === null || last.given !== given) last = { given, found: work(given) }
    return last.found
  }
}

/** A rule that looks at nothing but the day, such as `on - weeks(12)`: worked out once for all families of that day. */
export function onceForADay(run: Run): Run {
  let last: { readonly on: string; readonly value: Value } | null = null
  return (scene) => {
    if (last === null || last.on !== scene.on) last = { on: scene.on, value: run(scene) }
    return last.value
  }
}
