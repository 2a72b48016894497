import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRights } from '../load-rights.ts'
import { papersFor } from './papers.ts'

test('the paper about a child that was lost is asked of nobody else', () => {
  const rights = loadRights(process.cwd())
  const told = (hasLoss: boolean) => rights.flatMap((right) => papersFor(right, hasLoss))
  const about = /levenloos|overleden kind|doodgeboren/i
  assert.deepEqual(
    told(false).filter(({ text }) => about.test(text)),
    [],
  )
  const more = told(true).filter(({ isAfterLoss }) => isAfterLoss)
  assert.equal(more.length, 1)
  assert.match(more[0]?.text ?? '', about)
})
