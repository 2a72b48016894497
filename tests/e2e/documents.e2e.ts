import { readFileSync } from 'node:fs'
import { plainPdf, tellingPhoto } from '#platform/files/testing.ts'
import { choose, expectSaid, inventedName, makeDossier } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test(
  'a paper is photographed, refused when it is no paper, downloaded, taken back and put back',
  { tag: '@phone' },
  async ({ signedInAs }, info) => {
    const page = await signedInAs('counsellor')
    const dossier = await makeDossier(page, inventedName(info, 'Rania'))
    const card = page.getByRole('region', { name: 'Documenten' })
    await expect(card).toContainText('Nog geen documenten.')
    await card.getByRole('link', { name: 'Voeg een document toe' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Voeg een document toe')
    await expectAccessible(page)

    await page
      .getByLabel('Welk bestand?')
      .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html><script>1</script>') })
    await page.getByLabel('Hoe noem je het?').fill('Huurcontract')
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('Kies wat het is.')
    await choose(page, 'Wat is het?', 'Formulier')
    await page
      .getByLabel('Welk bestand?')
      .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html><script>1</script>') })
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('Dit soort bestand bewaren we niet')
    await expect(page.getByLabel('Hoe noem je het?')).toHaveValue('Huurcontract')
    await expectAccessible(page)

    await page.getByLabel('Welk bestand?').setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: await tellingPhoto() })
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await expectSaid(page, 'Document bewaard.')
    await expect(card).toContainText('Huurcontract')
    await expect(card).toContainText('Niet gescand op virussen')
    await expectAccessible(page)

    const downloading = page.waitForEvent('download')
    await card.getByRole('link', { name: 'Download: Huurcontract' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('Huurcontract.jpg')
    expect(readFileSync(await download.path()).includes('kanarie')).toBe(false)

    await card.getByRole('button', { name: 'Haal weg: Huurcontract' }).click()
    await expectSaid(page, 'Document weggehaald.')
    await expect(card).toContainText('Nog geen documenten.')
    await page.getByRole('status').getByRole('button', { name: 'Maak ongedaan' }).click()
    await expectSaid(page, 'Document teruggezet.')
    await expect(card).toContainText('Huurcontract')

    await page.goto(`${dossier}/bestanden`)
    await page.getByLabel('Welk bestand?').setInputFiles({ name: 'Attest.pdf', mimeType: 'application/pdf', buffer: plainPdf() })
    await choose(page, 'Wat is het?', 'Attest')
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await expect(card).toContainText('Attest')
  },
)
