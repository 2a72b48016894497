/** An installation people sign in to with a password and a code, as a browser does: what the tests of ways in share. */
import assert from 'node:assert/strict'
import { after } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { createAccount, enrol, findEnrolment, totpCode } from '#modules/identity/public.ts'

export const site = await testSite({ as: null })
export const { app, world } = site
export const { deps, municipalityId, clock } = world
after(() => app.close())
export const password = 'drie groene fietsen'
export const later = (seconds: number): void => {
  clock.now = new Date(clock.now.getTime() + seconds * 1000)
}

export async function accountOf(email: string): Promise<{ readonly accountId: string; readonly totp: string }> {
  const made = await createAccount(deps, world.actor('administrator'), {
    email,
    name: 'Lotte',
    role: 'counsellor',
    languages: [],
    locale: 'nl',
  })
  assert.ok(made.ok)
  const pending = await findEnrolment(deps, municipalityId, made.value.token)
  assert.ok(pending)
  const taken = await enrol(deps, municipalityId, { token: made.value.token, password, code: totpCode(pending.totpSecret, deps.now()) })
  assert.ok(taken.ok)
  later(60)
  return { accountId: made.value.accountId, totp: pending.totpSecret }
}
let visitors = 0
const formPage = await app.inject('/inloggen')
export const csrfCookie = formPage.cookies.find(({ name }) => name === '_csrf')?.value ?? ''
export const csrf = /name="_csrf" value="([^"]+)"/.exec(formPage.body)?.[1] ?? ''
export function post(url: string, fields: Readonly<Record<string, string>>, cookie = '', from = '') {
  visitors += 1
  const remoteAddress = from === '' ? `10.7.${visitors >> 8}.${visitors & 255}` : from
  const payload = new URLSearchParams({ ...fields, _csrf: csrf }).toString()
  const headers = { cookie: `_csrf=${csrfCookie}; ${cookie}`, 'content-type': 'application/x-www-form-urlencoded' }
  return app.inject({ method: 'POST', url, payload, headers, remoteAddress })
}
export const sessionIn = (answer: { readonly cookies: readonly { readonly name: string; readonly value: string }[] }): string => {
  const found = answer.cookies.find(({ name }) => name === 'opkomst-sessie')
  return found === undefined ? '' : `opkomst-sessie=${found.value}`
}
export async function signIn(email: string, totp: string): Promise<string> {
  later(60)
  const first = await post('/inloggen', { email, password })
  const second = await post('/inloggen/code', { code: totpCode(totp, deps.now()) }, sessionIn(first))
  assert.equal(second.statusCode, 303)
  return sessionIn(second)
}
export const open = (cookie: string) => app.inject({ url: '/gezinnen', headers: { cookie } })
export const acts = async (action: string): Promise<readonly { readonly detail: unknown; readonly subject: string | null }[]> =>
  (
    await deps.db.as(world.actor('team-lead'), (tx) =>
      tx
        .selectFrom('audit.event')
        .select(['detail', 'subject_id'])
        .where('municipality_id', '=', municipalityId)
        .where('action', '=', action)
        .orderBy('id')
        .execute(),
    )
  ).map(({ detail, subject_id: subject }) => ({ detail, subject }))

/** Seconds after which a proof of who one is no longer counts. */
export const stale = 601
