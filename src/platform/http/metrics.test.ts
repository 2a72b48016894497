import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { metrics } from './metrics.ts'

test('a number of the program is read each time somebody asks', async () => {
  const app = Fastify()
  let value = 0
  metrics(app, undefined, undefined, [{ name: 'opkomst_something', help: 'Something.', read: () => value }])
  assert.match((await app.inject('/metrics')).body, /^opkomst_something 0$/m)
  value = 3
  assert.match((await app.inject('/metrics')).body, /^opkomst_something 3$/m)
})
