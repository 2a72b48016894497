import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { loadPacks } from '#modules/programmes/public.ts'
import { openDatabase } from '#platform/db/database.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { realDeps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { createMunicipality } from '../municipalities/create-municipality.ts'
import { createDemoAccounts } from './demo-accounts.ts'
import { makeNetwork } from './demo-network.ts'
import { samira } from './stories/before-birth.ts'
import { tellFamily } from './tell-family.ts'
import { alone, finishDemo, removeUnfinishedDemo, unfinishedName } from './unfinished-demo.ts'

const database = await testDatabase()
const db = openDatabase(database.appUrl, { size: 4 })
const deps = realDeps(db)
after(async () => {
  await db.close()
  await database.drop()
})

async function begin(name: string): Promise<string> {
  const details = { name, postcodes: [], phone: null, theme: 'mechelen', isDemo: true }
  const made = await createMunicipality(deps, database.ownerUrl, loadPacks(projectRoot), details)
  assert.ok(made.ok)
  const bare = { deps, municipalityId: made.value, accounts: await createDemoAccounts(deps, made.value), today: deps.today() }
  await tellFamily({ ...bare, organisations: await makeNetwork(bare) }, samira)
  return made.value
}
const names = async () => {
  const rows = await db.catalogue((catalogue) => catalogue.selectFrom('platform.municipality').select('name').orderBy('name').execute())
  return rows.map(({ name }) => name)
}

test('what an interrupted first start left goes as a whole; what was finished stays', async () => {
  const finished = await begin(unfinishedName)
  await alone(database.ownerUrl, (client) => finishDemo(client, finished, 'Heel'))
  await begin(unfinishedName)
  assert.deepEqual(await names(), ['Heel', unfinishedName])
  await alone(database.ownerUrl, removeUnfinishedDemo)
  await alone(database.ownerUrl, removeUnfinishedDemo)
  assert.deepEqual(await names(), ['Heel'])
  await begin(unfinishedName)
})

test('two programs that start together make it one after the other', async () => {
  const order: string[] = []
  const one = alone(database.ownerUrl, async () => {
    order.push('one in')
    await new Promise((resolve) => setTimeout(resolve, 50))
    order.push('one out')
  })
  const two = alone(database.ownerUrl, async () => {
    order.push('in')
    order.push('out')
  })
  await Promise.all([one, two])
  assert.equal(order.length, 4)
  const first = order.indexOf('one in')
  assert.equal(order[first + 1], 'one out')
})
