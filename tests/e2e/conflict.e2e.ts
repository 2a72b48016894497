import { choose, expectSaid, inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test('for a colleague who knows a family the dossier does not exist, until the tie is lifted', async ({ signedInAs }, info) => {
  test.skip(info.project.name !== 'phone', 'the same at both widths')
  const name = inventedName(info, 'Yamina')
  const own = await signedInAs('counsellor')
  const dossier = await makeDossier(own, name)
  const reference = /OP-\d{4}-\d{4}/.exec(await own.getByRole('main').innerText())?.[0] ?? ''
  const midwife = await signedInAs('midwife')
  expect((await midwife.goto(dossier))?.status()).toBe(200)

  await own.goto(`${dossier}/wie-ziet`)
  await own.getByRole('button', { name: 'Sluit deze collega uit' }).click()
  await expect(own.getByRole('alert')).toContainText('Kies een collega')
  await own.getByRole('combobox', { name: 'Collega' }).selectOption('Ayla Yurtseven')
  await choose(own, 'Hoe kennen ze elkaar?', 'buur of kennis')
  await own.getByRole('button', { name: 'Sluit deze collega uit' }).click()
  await expectSaid(own, 'Voor deze collega bestaat het dossier niet meer')
  await expect(own.getByRole('region', { name: /persoonlijk kennen/ })).toContainText('Ayla Yurtseven')
  await expectAccessible(own)

  for (const path of [dossier, `${dossier}/wie-ziet`, `${dossier}/contacten`]) expect((await midwife.goto(path))?.status(), path).toBe(404)
  await midwife.goto('/gezinnen/zoek')
  await midwife
    .getByRole('main')
    .getByRole('searchbox')
    .fill(name.split(' ')[1] ?? '')
  await midwife.keyboard.press('Enter')
  await expect(midwife.getByRole('main')).not.toContainText(name)

  const lead = await signedInAs('team-lead')
  await lead.goto('/beheer/toegang')
  await expect(lead.getByRole('main')).not.toContainText(name)
  const line = lead.getByRole('row').filter({ hasText: reference })
  await expect(line).toContainText('Ayla Yurtseven')
  await expectAccessible(lead)
  await line.getByRole('button', { name: /Hef op/ }).click()
  await expectSaid(lead, 'Opgeheven')
  expect((await midwife.goto(dossier))?.status()).toBe(200)
})
