/** How long a colleague waits for pages of a dossier with and without a protected part: `node --import tsx tests/load/protected.ts`. */
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { addEntry, openPart } from '#modules/protected/public.ts'

const rounds = 200
const allowedMs = 5

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

test('median times with and without a protected part', async () => {
  const site = await testSite({ as: 'midwife' })
  const { deps, actor } = site.world
  const [without, withPart] = [await site.open(), await site.open()]
  const member = actor('counsellor', 'child-protection')
  const opened = await openPart(deps, member, { dossierId: withPart, colleagues: [], saveKey: null })
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const { partId } = opened.value
  for (let n = 0; n < 50; n += 1) {
    const content = { kind: 'term', startedOn: '2026-11-16', workingDays: 65, what: 'x' } as const
    await addEntry(deps, member, { dossierId: withPart, partId, content, saveKey: null })
  }
  for (const path of ['', '/zorg', `/beschermd/${partId}`]) {
    const times: Record<string, number[]> = { without: [], with: [] }
    // Turn by turn, so that what else the machine does falls on both.
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, id] of [
        ['without', without],
        ['with', withPart],
      ] as const) {
        const began = performance.now()
        await site.app.inject({ url: `/gezinnen/${id}${path}` })
        times[name]?.push(performance.now() - began)
      }
    }
    const [plain, marked] = [median(times['without'] ?? []), median(times['with'] ?? [])]
    const verdict = Math.abs(plain - marked) <= allowedMs ? 'within' : 'beyond'
    process.stdout.write(
      `${path === '' ? '/' : path.slice(0, 12)}: ${plain.toFixed(2)} ms without, ${marked.toFixed(2)} ms with, ${verdict} ${allowedMs} ms\n`,
    )
  }
  await site.app.close()
})
