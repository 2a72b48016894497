import { expect, expectAccessible, test } from './fixtures.ts'

test('who may see what is one table, for who leads and who manages', async ({ signedInAs }, info) => {
  test.skip(info.project.name !== 'desk', 'the rows are blocks on a phone; every page is looked at there as well')
  for (const role of ['administrator', 'team-lead'] as const) {
    const page = await signedInAs(role)
    await page.goto('/beheer')
    await page.getByRole('link', { name: 'Wie mag wat' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Wie mag wat' })).toBeVisible()
    if (role === 'administrator') await expectAccessible(page)
    const head = await page.getByRole('columnheader').allInnerTexts()
    const cells = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^contacten en nota’s/ }) })
    const of = (who: string) => cells.getByRole('cell').nth(head.indexOf(who) - 1)
    await expect(of('begeleider')).toHaveText('leest, wijzigt')
    await expect(of('partner')).toHaveText('leest')
    for (const nobody of ['beheerder', 'onderzoeker', 'bezoeker']) await expect(of(nobody), nobody).toHaveText('–')
  }
  const partner = await signedInAs('partner')
  expect((await partner.goto('/beheer/wie-mag-wat'))?.status()).toBe(404)
})
