import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableWords } from './certificate-paper.ts'

test('a line of the certificate says what went, and names the table behind it as it is called', () => {
  assert.equal(tableWords('indicators.score'), 'metingen (indicators.score)')
  assert.equal(tableWords('imports."row"'), 'ingelezen lijsten (imports.row)')
  assert.match(tableWords('nobody.knows'), /^[^()]+ \(nobody\.knows\)$/)
})
