import { devices } from '@playwright/test'
import { takeTheTimeOfAPerson } from './families.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test('a mother signs up in Arabic, without JavaScript', async ({ browser, baseURL, viewport }, info) => {
  const context = await browser.newContext({
    ...(info.project.name === 'phone' ? devices['Pixel 5'] : { viewport }),
    ...(baseURL === undefined ? {} : { baseURL }),
    locale: 'ar',
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  await page.goto('/aanmelden')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.getByText('سكن أفضل').click()
  await page.getByText('أنا حامل', { exact: true }).click()
  await page.getByRole('group', { name: 'في أي شهر من الحمل؟' }).getByText('6', { exact: true }).click()
  await page.getByLabel('اسمك الأول').fill('Noor')
  await page.getByLabel('رقم هاتفك').fill('0470 12 3')
  await page.getByText('واتساب').click()
  await page.getByText('أفضّل لا، شخص آخر يقرأ رسائلي').click()
  await page.getByLabel('الرمز البريدي').fill('2800')
  await takeTheTimeOfAPerson(page)
  await page.getByRole('button', { name: 'أرسلي طلبي' }).click()

  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('اسمك الأول'), 'what was typed stays').toHaveValue('Noor')
  await page.getByLabel('رقم هاتفك').fill('0470 12 34 56')
  await page.getByRole('button', { name: 'أرسلي طلبي' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('وصلنا طلبك')
  expect(new URL(page.url()).search, 'nothing personal in the address').not.toContain('Noor')
  await context.close()
})

test('the form for parents is usable by everybody, in Dutch and in Arabic, with its errors shown', async ({ page }) => {
  for (const language of ['nl', 'ar']) {
    await page.goto(`/aanmelden?taal=${language}`)
    await expectAccessible(page)
    await page.locator('form[action^="/aanmelden"] button[type=submit]').click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectAccessible(page)
  }
})

test('who lives elsewhere hears where to go, and nothing is kept', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/aanmelden?taal=nl')
  await page.getByText('Ik ben zwanger', { exact: true }).click()
  await page.getByRole('group', { name: /maand/ }).getByText('5', { exact: true }).click()
  await page.getByLabel('Je voornaam').fill('Ver')
  await page.getByLabel('Je telefoonnummer').fill('0470 65 43 21')
  await page.getByText('Bellen', { exact: true }).click()
  await page.getByLabel('Postcode').fill('9000')
  await takeTheTimeOfAPerson(page)
  await page.getByRole('button', { name: 'Verstuur mijn vraag' }).click()
  await expect(page.getByRole('main')).toContainText('Huis van het Kind')
  await expectAccessible(page)
})

test('quick exit leaves a neutral page, and the way back shows nothing', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/aanmelden?taal=nl')
  await page.getByLabel('Je voornaam').fill('Geheim')
  await page.getByRole('link', { name: 'Snel weg' }).click()
  await expect(page).toHaveTitle(/Het weer/)
  await page.goBack().catch(() => null)
  await expect(page.getByText('Geheim')).toHaveCount(0)
})
