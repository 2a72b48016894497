import type { WishedCondition } from '#modules/rights-catalogue/public.ts'
import { byPerson, joinOf, type ReadRow, type Row, rowName, rowsIn, withInner } from './local-rows.ts'
import type { Words } from './text.ts'

type Limit = NonNullable<ReadRow['limit']>
type Read = { readonly conditions: readonly WishedCondition[]; readonly limits: readonly Limit[] }

/** The rows of the form as conditions, with those of a group in it. Every error at its own row. */
export function readConditions(rows: readonly Row[], leaf: (row: Row) => ReadRow | null, t: Words, errors: Record<string, string>): Read {
  const limits: Limit[] = []
  const read = (row: Row): readonly WishedCondition[] => {
    const join = joinOf(row)
    if (join === null) {
      const found = leaf(row)
      if (found?.limit) limits.push(found.limit)
      return found === null ? [] : [{ say: found.say, rule: found.rule }]
    }
    const inner = rowsIn(rows, row.n)
    if (inner.length < 2) errors[rowName(row, 'say')] = t.form.wrongGroup
    // Nobody can compute it, so it would make every "one of these" true.
    if (join === 'any') for (const one of judgedIn(rows, row)) errors[rowName(one, 'say')] = t.form.wrongCheck
    const say = row.say.length >= 3 ? row.say : join === 'any' ? t.form.anySay : t.form.allSay
    return [{ say, join, parts: inner.flatMap(read) }]
  }
  return { conditions: rowsIn(rows, null).flatMap(read), limits }
}

function judgedIn(rows: readonly Row[], group: Row): readonly Row[] {
  const inside = new Set(withInner(rows, group.n))
  return rows.filter(({ n, fact }) => inside.has(n) && fact === byPerson)
}
