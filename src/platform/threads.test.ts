import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from './root.ts'
import type { TestTask } from './threads.testing.ts'
import { spareProcessors, startThreads } from './threads.ts'

type Found = { readonly answer: number }
const start = (count: number, heapMb?: number) =>
  startThreads<TestTask, Found>('platform/threads.testing', { factor: 3 }, { count, heapMb })

test('each task gets its own answer, however long the ones before it take', async () => {
  const threads = start(2)
  const tasks = Array.from({ length: 40 }, (_, number) => ({ number, rounds: number % 3 === 0 ? 200_000 : 0 }))
  const found = await Promise.all(tasks.map(threads.ask))
  assert.deepEqual(
    found.map(({ answer }) => answer),
    tasks.map(({ number }) => number * 3),
  )
  assert.equal(threads.atOnce, 4)
  await threads.close()
})

const ends = [
  { end: 'throw', says: /^Error: the thread platform\/threads\.testing stopped: a fault in the thread$/ },
  { end: 'exit', says: /stopped: it ended with 3$/ },
  { end: 'memory', says: /stopped: .*memory/ },
] as const
for (const { end, says } of ends) {
  test(`a thread that stops (${end}) fails whoever waits for it and whoever asks afterwards, with the reason`, async () => {
    const threads = start(1, 32)
    // Heard before it stops: the news of that may come sooner than answers that are on their way.
    assert.equal((await threads.ask({ number: 1 })).answer, 3)
    const [last, behind] = [threads.ask({ end }), threads.ask({ number: 2 })]
    await assert.rejects(last, says)
    await assert.rejects(behind, says)
    await assert.rejects(threads.ask({ number: 3 }), says)
    await threads.close()
  })
}

test('a failure that nobody awaits yet does not end the program', async () => {
  const threads = start(1)
  const [found, behind] = [threads.ask({ end: 'throw' }), threads.ask({ number: 1 })]
  await assert.rejects(behind)
  await new Promise((resolve) => setImmediate(resolve))
  await assert.rejects(found)
  await threads.close()
})

test('who closes while something is asked does not wait for the answer', async () => {
  const threads = start(1)
  const found = threads.ask({ number: 1, rounds: 1e9 })
  await threads.close()
  await assert.rejects(found, /stopped: it was closed/)
})

test('one processor is left to the main thread, and at least one thread runs', () => {
  assert.deepEqual(
    [1, 2, 4, 64].map((processors) => spareProcessors(processors)),
    [1, 1, 3, 4],
  )
})

test('the built program holds the file of every thread', () => {
  const files = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!test)\.ts$/.test(name))
  const started = files.flatMap((name) => {
    const found = readFileSync(join(projectRoot, 'src', name), 'utf8').matchAll(/startThreads(?:<[^(]*>)?\(\s*'([^']+)'/g)
    return [...found].map(([, entry]) => `'src/${entry}.ts'`)
  })
  assert.ok(started.length > 0)
  const build = readFileSync(join(projectRoot, 'scripts', 'build.mjs'), 'utf8')
  assert.deepEqual(
    started.filter((entry) => !build.includes(entry)),
    [],
  )
})
