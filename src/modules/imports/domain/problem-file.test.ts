import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTable } from '../read/read-table.ts'
import { withGuard, withoutGuard } from './formula-guard.ts'
import { startingContext } from './mapping.ts'
import { parseRegistrations } from './parse-list.ts'
import { printProblemFile } from './problem-file.ts'
import { mappingOf, proposeMapping } from './propose-mapping.ts'

const context = startingContext('2026-01-01')
async function read(text: string) {
  const table = await readTable(Buffer.from(text))
  assert.ok(table.ok)
  const { headers, rows } = table.value
  const proposal = proposeMapping(
    'registrations',
    headers,
    rows.map(({ cells }) => cells),
    context,
  )
  return { headers, list: parseRegistrations(rows, mappingOf(proposal), context) }
}

const LIST =
  'Naam;Voornaam;Geboortedatum;Programma;Datum aanmelding;Opmerkingen\r\nClaes;Lina;31/02/1990;Opkomst;01/02/2024;"=SOM(A1); ""x"""\r\nOuali;Naima;01/02/1990;Opkomst;01/02/2024;\r\n'

test('a refused row comes back with its number, column, value and reason, and imports once corrected', async () => {
  const { headers, list } = await read(LIST)
  const file = printProblemFile(headers, list.rejected, 'nl')
  assert.equal(
    file.split('\r\n')[1],
    `2;Geboortedatum;31/02/1990;Deze dag bestaat niet.;Claes;Lina;31/02/1990;Opkomst;01/02/2024;"'=SOM(A1); ""x"""`,
  )
  const stillWrong = await read(file)
  assert.equal(printProblemFile(stillWrong.headers, stillWrong.list.rejected, 'nl').split('\r\n')[0], file.split('\r\n')[0])
  const corrected = await read(file.replaceAll('31/02/1990', '28/02/1990'))
  assert.deepEqual(corrected.list.rejected, [])
  assert.deepEqual(
    corrected.list.rows.map(({ familyName, birthDate, remarks }) => [familyName, birthDate, remarks]),
    [['Claes', '1990-02-28', '=SOM(A1); "x"']],
  )
})

test('no cell can run as a formula, and the guard comes off again', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'=", ' ='), fc.string()).map((parts) => parts.join('')),
      ),
      (text) => {
        assert.ok(!/^[=+\-@\t\r]/.test(withGuard(text)))
        assert.equal(withoutGuard(withGuard(text)), text)
      },
    ),
  )
})

test('any rows at all print and read without a throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 6, maxLength: 6 }), { maxLength: 8 }),
      async (table) => {
        const headers = ['Naam', 'Voornaam', 'Geboortedatum', 'Programma', 'Datum aanmelding', 'Weken']
        const mapping = mappingOf(proposeMapping('registrations', headers, table, context))
        const list = parseRegistrations(
          table.map((cells, index) => ({ rowNumber: index + 2, cells })),
          mapping,
          context,
        )
        assert.equal(list.rows.length + list.rejected.length + list.blank.length, table.length)
        await readTable(Buffer.from(printProblemFile(headers, list.rejected, 'en')))
      },
    ),
    { numRuns: 50 },
  )
})
