import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startingContext } from '../domain/mapping.ts'
import { parseRegistrations } from '../domain/parse-list.ts'
import { mappingOf, proposeMapping } from '../domain/propose-mapping.ts'
import { readTable } from '../read/read-table.ts'
import { otherLists } from './other-lists.testing.ts'

const context = startingContext('2026-01-15')

for (const { name, text, columns, counts, first } of otherLists) {
  test(name, async () => {
    const table = await readTable(Buffer.from(text))
    assert.ok(table.ok)
    const { headers, rows } = table.value
    const proposal = proposeMapping(
      'registrations',
      headers,
      rows.map(({ cells }) => cells),
      context,
    )
    assert.deepEqual(Object.fromEntries(proposal.columns.map(({ header, field }) => [header, field])), columns)
    assert.deepEqual(proposal.missing, [])
    const parsed = parseRegistrations(rows, mappingOf(proposal), context)
    assert.deepEqual([parsed.rows.length, parsed.rejected.length], counts, JSON.stringify(parsed.rejected))
    const [row] = parsed.rows
    assert.ok(row)
    const read = { ...row, endReason: row.endReason?.code ?? null }
    assert.deepEqual(Object.fromEntries(Object.entries(read).filter(([key]) => Object.hasOwn(first, key))), first)
    for (const { problems } of parsed.rejected) {
      const [problem] = problems.filter(({ severity }) => severity === 'error')
      assert.ok(problem && problem.rowNumber > 1 && problem.code !== undefined)
    }
  })
}
