import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { z } from 'zod'
import { testSite } from '#app/site.testing.ts'
import { listDossierSummaries } from '#modules/dossiers/public.ts'
import { impactReportJson } from '#modules/evidence/public.ts'
import { hashToken } from '#modules/identity/public.ts'
import { listInbox } from '#modules/referrals/public.ts'
import { factsOf } from '#modules/rights/in-browser/public.ts'
import { askFor, readClaims, readFacts, readQuestions, stepKinds } from '#modules/rights/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import { projectRoot } from '#platform/root.ts'
import { knownFamily } from '../rights/known-families.ts'
import { createDemoAccounts } from './demo-accounts.ts'
import { demoLinkToken } from './demo-network.ts'
import { accountOf } from './demo-world.ts'
import { runningFamilies } from './stories/running-families.ts'
import { tellDemo } from './tell-demo.ts'
import type { Worker } from './told.ts'

const site = await testSite({ as: null })
const { app, world } = site
const { deps, municipalityId } = world
const accounts = await createDemoAccounts(deps, municipalityId)
await tellDemo(deps, municipalityId, accounts, () => undefined)
const demo = { deps, municipalityId, accounts, organisations: [], today: deps.today() }
const lead: Actor = { municipalityId, accountId: accountOf(demo, 'wout'), role: 'team-lead', purpose: 'guidance', sessionId: null }

async function pageOf(who: Worker, url: string): Promise<string> {
  const token = deps.newToken()
  const at = deps.now()
  const session = {
    id: deps.newId(),
    account_id: accountOf(demo, who),
    token_hash: hashToken(token),
    stage: 'full',
    device: 'test',
  } as const
  const times = { started_at: at, seen_at: at, expires_at: new Date(at.getTime() + 3_600_000) }
  await deps.db.as(lead, (tx) =>
    tx
      .insertInto('identity.session')
      .values({ municipality_id: municipalityId, ...session, ...times })
      .execute(),
  )
  const answer = await app.inject({ url, headers: { cookie: `opkomst-sessie=${municipalityId}.${token}` } })
  assert.equal(answer.statusCode, 200, url)
  return answer.body
}

const { rows } = await deps.db.as(lead, (tx) => listDossierSummaries(tx, municipalityId, demo.today, {}, { limit: 1000 }))
const guided = rows.filter(({ counsellorId }) => counsellorId !== null)
const named = (name: string) => {
  const found = guided.find(({ motherName }) => motherName === name)
  assert.ok(found, name)
  return found
}

test('the list of past years and a dozen families of today, divided over three people', () => {
  assert.equal(rows.length, 323 + runningFamilies.length)
  assert.equal(guided.length, runningFamilies.length)
  assert.equal(new Set(guided.map(({ counsellorId }) => counsellorId)).size, 3)
  const kinds = guided.map(({ clock, isOpen }) => (isOpen ? clock.kind : 'ended'))
  for (const kind of ['pregnant', 'child', 'none', 'ended'] as const) assert.ok(kinds.includes(kind), kind)
  assert.equal(named('Grace Okonjara').babies, 2)
})

test('the report on the list gives the published figures', async () => {
  const list = new URL('../../../tests/data/mechelen-cohort/expected.json', import.meta.url)
  // What the file itself says of refused and double rows is the import's to answer.
  const { file: _, ...expected } = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(list, 'utf8')))
  const made = await impactReportJson(deps, machine(municipalityId, 'reporting'), { asOf: '2023-09-30' })
  assert.ok(made.ok)
  assert.deepEqual(JSON.parse(JSON.stringify(made.value)), expected)
})

test('the day of Hanne begins with the family nobody heard, and holds her two visits', async () => {
  const html = await pageOf('hanne', '/vandaag')
  const [, list = ''] = html.split('niet-uit-het-oog')
  for (const name of ['Amal Benzarra', 'Lotte Vannekker', 'Sofia Lemarel']) assert.ok(html.includes(name), name)
  assert.ok(list.indexOf('Samira Tahouri') < list.indexOf('Sofia Lemarel'))
})

test('parents wait in the inbox, one of them perhaps known', async () => {
  const waiting = await deps.db.as(lead, (tx) => listInbox(tx, municipalityId))
  assert.equal(waiting.length, 6)
  const html = await pageOf('hanne', '/nieuw')
  for (const name of ['Precious Adeyomi', 'Ioana Marincu', 'Nour Haddani', 'Elif Karadal']) assert.ok(html.includes(name), name)
  const ioana = waiting.find(({ givenName }) => givenName === 'Ioana')
  assert.ok(ioana)
  assert.match(await pageOf('hanne', `/nieuw/${ioana.id}`), /Marin<[^>]*>k|Marinku/)
})

test('every dossier of a running family opens; after a loss no clock stands there', async () => {
  for (const { id } of guided) await pageOf('hanne', `/gezinnen/${id}`)
  const loss = named('Marta Kowalenka')
  assert.deepEqual([loss.clock.kind, loss.hasLoss, loss.plannedEndOn], ['none', true, null])
  const html = await pageOf('ayla', `/gezinnen/${loss.id}`)
  for (const word of ['class="op-clock', 'dagen zwanger', 'Bevalt rond', 'Klaar voor de baby:']) assert.ok(!html.includes(word), word)
})

test('the partner opens the form by the personal link', async () => {
  const answer = await app.inject({ url: `/verwijzen/via/${demoLinkToken}` })
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /AZ Sint-Maarten/)
})

test('rights were found, asked, granted, refused, appealed and stopped; what is urgent, the ledger and what changed show something', async () => {
  const amal = named('Amal Benzarra')
  const [ofAmal, ofTeam] = [await pageOf('hanne', `/gezinnen/${amal.id}/sociale-rechten`), await pageOf('hanne', '/rechten-team?wie=team')]
  assert.match(ofAmal, /Veranderd sinds/)
  assert.match(ofAmal, /[1-9][0-9.]*,\d\d per maand/, 'euros obtained')
  assert.match(ofTeam, /Papieren ontbreken|Inkomen te hoog/)
  assert.match(ofTeam, /Nele: stuurt het geregistreerde contract na/)
  const claims = await deps.db.as(lead, (tx) => readClaims(tx, municipalityId, null))
  const steps = [...claims.values()].flat().flatMap((claim) => claim.steps)
  assert.deepEqual(new Set(steps.map(({ kind }) => kind)), new Set(stepKinds))
  const facts = await deps.db.as(lead, (tx) => readFacts(tx, municipalityId, null))
  const words = readQuestions(projectRoot, 'nl')
  for (const { path } of facts) assert.notEqual(askFor(path, words), null, path)
  for (const { id } of guided) {
    const family = await deps.db.as(lead, (tx) => knownFamily(tx, municipalityId, id, demo.today))
    const known = new Set(factsOf(family?.situation ?? {}).map(({ path }) => path))
    const told = family?.facts.filter((fact) => fact.id !== null && fact.value !== null) ?? []
    for (const { path, value } of told) assert.ok(known.has(path), `${path}: ${value} is no value of this fact`)
  }
})
