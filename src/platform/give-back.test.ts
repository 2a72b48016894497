import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { giveBackAtRest } from './give-back.ts'

test('memory is given back once after the start and once after each time of use, never while somebody asks', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const server = createServer()
  let [now, collected] = [0, 0]
  const stop = giveBackAtRest(
    server,
    () => {
      collected += 1
    },
    () => now,
  )
  const pass = (seconds: number, isAsked = false) => {
    for (let second = 0; second < seconds; second += 1) {
      now += 1_000
      if (isAsked) server.emit('request')
      t.mock.timers.tick(1_000)
    }
  }
  pass(3)
  assert.equal(collected, 1)
  pass(300)
  assert.equal(collected, 1, 'at rest there is nothing more to give back')
  pass(120, true)
  assert.equal(collected, 1)
  pass(61)
  assert.equal(collected, 2)
  stop()
  server.emit('request')
  pass(120)
  assert.equal(collected, 2)
})
