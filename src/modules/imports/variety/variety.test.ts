import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldId } from '../domain/fields.ts'
import { startingContext } from '../domain/mapping.ts'
import { parseRegistrations } from '../domain/parse-list.ts'
import { mappingOf, proposeMapping } from '../domain/propose-mapping.ts'
import type { RegistrationRow } from '../domain/registration-row.ts'
import { readTable } from '../read/read-table.ts'
import { diceOf, type Invented, type Said } from './invented.testing.ts'
import { type WrittenList, writeList } from './written.testing.ts'

const context = startingContext('2026-01-15')
/** More for a search through the night: `OPKOMST_LISTS=2000 npm test -- --only unit src/modules/imports/variety/variety.test.ts`. */
const lists = Number(process.env['OPKOMST_LISTS'] ?? 40)

const answer = (said: Said) => (said === 'unknown' ? null : said === 'yes')

/** What must be read of a mother, by field; only fields that have a column are looked at. */
function wanted(one: Invented): Partial<Record<FieldId, unknown>> {
  return {
    reference: one.reference,
    familyName: one.familyName,
    givenName: one.givenName,
    birthDate: one.birthDate,
    programme: one.programme,
    referredOn: one.referredOn,
    startedOn: one.startedOn,
    source: one.source,
    pregnantAtStart: one.pregnantAtStart === 'yes',
    weeksAtStart: one.weeksAtStart,
    dueOn: one.dueOn,
    childBornOn: one.childBornOn,
    twins: answer(one.twins),
    single: answer(one.single),
    income: one.income,
    housingStart: one.housingStart,
    housingEnd: one.housingEnd,
    'inOrder.babyuitzet.start': one.uitzet[0],
    'inOrder.babyuitzet.end': one.uitzet[1],
    'inOrder.kinderopvang.start': one.opvang[0],
    'inOrder.kinderopvang.end': one.opvang[1],
    'criteria.maandinkomen': one.criteria[0],
    'criteria.gezondheid': one.criteria[5],
    groupSessions: one.groupSessions,
    endedOn: one.endedOn,
    endReason: one.endReason,
    remarks: one.remarks,
  }
}

function found(row: RegistrationRow): Partial<Record<FieldId, unknown>> {
  return {
    ...row,
    source: row.source?.name ?? null,
    endReason: row.endReason?.code ?? null,
    'inOrder.babyuitzet.start': row.inOrder.babyuitzet.start,
    'inOrder.babyuitzet.end': row.inOrder.babyuitzet.end,
    'inOrder.kinderopvang.start': row.inOrder.kinderopvang.start,
    'inOrder.kinderopvang.end': row.inOrder.kinderopvang.end,
    'criteria.maandinkomen': row.criteria.maandinkomen,
    'criteria.gezondheid': row.criteria.gezondheid,
  }
}

async function expectRead(list: WrittenList): Promise<void> {
  const table = await readTable(list.bytes)
  assert.ok(table.ok, JSON.stringify(table))
  const { headers, rows, headerRow } = table.value
  assert.equal(headerRow, list.title.length, 'the row of headers')
  const cells = rows.map((row) => row.cells)
  const proposal = proposeMapping('registrations', headers, cells, context)
  const proposed = proposal.columns.map(({ header, field }) => `${header} = ${field}`)
  assert.deepEqual(
    proposed,
    headers.map((header, at) => `${header} = ${list.fields[at] ?? null}`),
  )
  const parsed = parseRegistrations(rows, mappingOf(proposal), context)
  assert.deepEqual(parsed.rejected, [])
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  assert.equal(parsed.rows.length, filled.length, 'no row is lost without a word')
  for (const row of parsed.rows) {
    const mother = list.mothers[filled.findIndex(({ rowNumber }) => rowNumber === row.rowNumber)]
    assert.ok(mother)
    const [want, got] = [wanted(mother), found(row)]
    for (const field of list.fields) {
      if (field !== null && Object.hasOwn(want, field)) assert.deepEqual(got[field], want[field], `row ${row.rowNumber}, ${field}`)
    }
  }
}

test(`${lists} lists of teams that each keep their own: every column, day and word is understood`, async () => {
  for (let seed = 1; seed <= lists; seed += 1) {
    const list = await writeList(diceOf(seed), 25)
    try {
      await expectRead(list)
    } catch (error) {
      throw new Error(`list ${seed} (${list.how})`, { cause: error })
    }
  }
})
