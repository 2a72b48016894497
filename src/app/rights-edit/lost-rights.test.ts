import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { rightSchema } from '#modules/rights/public.ts'
import { localRight } from '#modules/rights-catalogue/testing.ts'
import { judgeRights } from '../cli/doctor/judge-rights.ts'
import { lostEverywhere, lostLines } from './lost-rights.ts'
import { paths } from './paths.ts'

const site = await testSite({ as: 'team-lead' })
const { world } = site
const { deps, municipalityId } = world

/** As a version of before wrote it: what the commands of now would refuse. */
async function publishedBefore(content: object, rightId: string): Promise<string> {
  const id = deps.newId()
  const lead = world.actor('team-lead')
  const times = { at: deps.now(), by: lead.accountId, published_at: deps.now(), published_by: world.actor('administrator').accountId }
  const row = { municipality_id: municipalityId, id, right_id: rightId, kind: 'right' as const, origin: 'form' as const, ...times }
  await deps.db.as(lead, (tx) =>
    tx
      .insertInto('rights_catalogue.change')
      .values({ ...row, publish_reason: 'Raadsbesluit', content: JSON.stringify(content) })
      .execute(),
  )
  return id
}
const broken = {
  ...rightSchema.parse(localRight),
  versions: [
    { ...rightSchema.parse(localRight).versions[0], conditions: [{ id: 'c1', say: 'Een oude regel.', test: 'verdwenen(child)' }] },
  ],
}

test('what an upgrade no longer understands is told on the page, at the start and by the doctor; the rest works', async () => {
  assert.deepEqual(await lostLines(deps), [])
  assert.equal(judgeRights([]).level, 'ok')
  assert.doesNotMatch((await site.get(paths.list)).html, /maar nu niet gebruikt/)
  const rule = await publishedBefore({ kind: 'right', right: broken }, broken.id)
  const unread = await publishedBefore({ kind: 'right', right: { ...broken, id: 'oud', territory: 'overal' } }, 'oud')
  const { html } = await site.get(paths.list)
  assert.match(html, /Gepubliceerd, maar nu niet gebruikt/)
  assert.match(html, /De regel gebruikt verdwenen\(…\), maar dat kennen we niet\. Zolang ziet niemand dit recht\./)
  assert.match(html, /De inhoud is niet te lezen\. Zolang ziet niemand dit recht\./)
  assert.match(html, /59 rechten/)
  assert.equal((await site.get('/rechten')).status, 200)
  assert.equal((await site.get(paths.change(rule))).status, 200)

  const lost = await lostEverywhere(deps)
  assert.deepEqual(
    lost.map((one) => [one.municipality, one.lost.title]),
    [
      ['Testgemeente', 'oud'],
      ['Testgemeente', 'Babypremie'],
    ],
  )
  const finding = judgeRights(lost)
  assert.equal(finding.level, 'warn')
  assert.match(finding.title, /^2 of what municipalities published .*"Babypremie"/)
  assert.match((await lostLines(deps)).join('\n'), /Testgemeente, "Babypremie": .*verdwenen/)

  site.who.role = 'administrator'
  const taken = await site.post(`${paths.change(rule)}/terug`, { reason: 'Begrijpt het programma niet meer' }, paths.change(rule))
  assert.equal(taken.status, 303)
  assert.equal((await lostEverywhere(deps)).length, 1)

  const opened = await site.get(paths.change(unread))
  assert.equal(opened.status, 200)
  assert.match(opened.html, /Niet te lezen: oud/)
  assert.match(opened.html, /Raadsbesluit/)
  const path = `${paths.change(unread)}/terug`
  const without = await site.post(path, { reason: '' }, paths.change(unread))
  assert.equal(without.status, 422)
  assert.equal((await site.post(path, { reason: 'Niet meer te lezen' }, paths.change(unread))).status, 303)
  assert.deepEqual(await lostEverywhere(deps), [])
  assert.equal((await site.post(path, { reason: 'Nog eens' }, paths.change(unread))).status, 404)
  assert.match((await site.get(paths.history)).html, /Niet te lezen: oud/)
  assert.match((await site.get(paths.change(unread))).html, /Niet meer te lezen/)
})
