import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'

const site = await testSite()
after(() => site.app.close())

test('where guidance ended early, the phases it never came to are not shown as walked', async () => {
  const id = await site.open({ members: [] })
  const url = `/gezinnen/${id}`
  assert.match((await site.get(url)).html, /Naar de kleuterklas/)
  await site.post(`${url}/afsluiten`, { reason: 'moved', endedOn: '2026-11-17' })
  const { html } = await site.get(url)
  assert.match(html, /Kennismaken/)
  assert.doesNotMatch(html, /Naar de kleuterklas|Eerste jaar/)
})

test('a refusal says until when nobody asks', async () => {
  const id = await site.open({ members: [] })
  const url = `/gezinnen/${id}`
  await site.post(`${url}/weigering`, { what: 'guidance', until: 'month' })
  assert.match((await site.get(url)).html, /We vragen het pas opnieuw na [^.]*17 december/)
  await site.post(`${url}/weigering`, { what: 'measurement', until: 'herself' })
  assert.match((await site.get(url)).html, /We vragen het haar niet meer/)
})
