import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { createAccount, setAccountActive } from './commands/accounts.ts'
import { enrol, findEnrolment } from './commands/enrolment.ts'
import { inviteAgain } from './commands/new-link.ts'
import { endAllSessions, giveCode, givePassword } from './commands/sign-in.ts'
import { findSession } from './queries/sessions.ts'
import { hashToken, totpCode } from './secrets.ts'

const world = await testWorld()
const { deps, municipalityId, clock } = world
const secret = 'a secret that only this test uses!'
const password = 'drie groene fietsen'
const device = 'Test'

function later(seconds: number): void {
  clock.now = new Date(clock.now.getTime() + seconds * 1000)
}

async function accountInUse(email: string): Promise<{ accountId: string; totpSecret: string }> {
  const made = await createAccount(deps, world.actor('administrator'), {
    email,
    name: 'Lotte Test',
    role: 'counsellor',
    languages: [],
    locale: 'nl',
  })
  assert.ok(made.ok)
  const pending = await findEnrolment(deps, municipalityId, made.value.token)
  assert.ok(pending)
  const taken = await enrol(deps, municipalityId, { token: made.value.token, password, code: totpCode(pending.totpSecret, deps.now()) })
  assert.deepEqual(taken, { ok: true, value: null })
  later(60)
  return { accountId: made.value.accountId, totpSecret: pending.totpSecret }
}

const sessionOf = (token: string) =>
  deps.db.as(world.actor('counsellor'), (tx) => findSession(tx, municipalityId, { tokenHash: hashToken(token) }, deps.now()))

async function signIn(email: string, totpSecret: string): Promise<string> {
  const first = await givePassword(deps, { municipalityId, email, password, device, secret })
  assert.ok(first.ok)
  const session = await sessionOf(first.value.token)
  assert.ok(session)
  const second = await giveCode(deps, { municipalityId, session, code: totpCode(totpSecret, deps.now()), device, secret })
  assert.ok(second.ok, 'the code is accepted')
  return second.value.token
}

test('a password alone opens no full session, and the token changes with the second factor', async () => {
  const { totpSecret } = await accountInUse('een@test.example')
  const first = await givePassword(deps, { municipalityId, email: ' EEN@test.example ', password, device, secret })
  assert.ok(first.ok)
  const half = await sessionOf(first.value.token)
  assert.equal(half?.stage, 'password')
  assert.ok(half)
  const second = await giveCode(deps, { municipalityId, session: half, code: totpCode(totpSecret, deps.now()), device, secret })
  assert.ok(second.ok)
  assert.equal(await sessionOf(first.value.token), null, 'the token from before the second factor is worth nothing')
  assert.equal((await sessionOf(second.value.token))?.stage, 'full')
})

test('a code works once, also when it is offered twice at the same time', async () => {
  const { totpSecret } = await accountInUse('twee@test.example')
  const opened = await Promise.all(
    [1, 2].map(() => givePassword(deps, { municipalityId, email: 'twee@test.example', password, device, secret })),
  )
  const code = totpCode(totpSecret, deps.now())
  const results = await Promise.all(
    opened.map(async (first) => {
      assert.ok(first.ok)
      const session = await sessionOf(first.value.token)
      assert.ok(session)
      return giveCode(deps, { municipalityId, session, code, device, secret })
    }),
  )
  assert.deepEqual(results.map((result) => result.ok).sort(), [false, true])
})

test('guessing is slowed down, for a name that does not exist as for one that does', async () => {
  await accountInUse('derde@test.example')
  for (const email of ['derde@test.example', 'bestaat-niet@test.example']) {
    for (let n = 0; n < 5; n += 1) {
      const wrong = await givePassword(deps, { municipalityId, email, password: 'iets anders', device, secret })
      assert.deepEqual(wrong, { ok: false, refusal: { kind: 'wrong' } })
      later(1)
    }
    const locked = await givePassword(deps, { municipalityId, email, password, device, secret })
    assert.equal(!locked.ok && locked.refusal.kind, 'wait')
  }
  later(31)
  const again = await givePassword(deps, { municipalityId, email: 'derde@test.example', password, device, secret })
  assert.ok(again.ok)
})

test('signing out everywhere, closing an account and inviting again each end every session', async () => {
  const { accountId, totpSecret } = await accountInUse('vier@test.example')
  const acts = [
    () => deps.db.as(world.actor('counsellor'), (tx) => endAllSessions(tx, deps, municipalityId, accountId)),
    () => inviteAgain(deps, world.actor('administrator'), accountId, 'in-person'),
    () => setAccountActive(deps, world.actor('team-lead'), accountId, false),
  ]
  for (const act of acts) {
    const token = await signIn('vier@test.example', totpSecret)
    assert.ok(await sessionOf(token))
    await act()
    assert.equal(await sessionOf(token), null)
    later(90)
  }
  const closed = await givePassword(deps, { municipalityId, email: 'vier@test.example', password, device, secret })
  assert.equal(closed.ok, false)
})

test('an invitation works once and not after its time', async () => {
  const made = await createAccount(deps, world.actor('administrator'), {
    email: 'vijf@test.example',
    name: 'Vijf',
    role: 'midwife',
    languages: [],
    locale: 'nl',
  })
  assert.ok(made.ok)
  const again = await createAccount(deps, world.actor('administrator'), {
    email: 'VIJF@test.example',
    name: 'Vijf',
    role: 'midwife',
    languages: [],
    locale: 'nl',
  })
  assert.deepEqual(again, { ok: false, refusal: { kind: 'email-taken' } })
  assert.equal(await findEnrolment(deps, world.other.municipalityId, made.value.token), null, 'not in another municipality')
  later(8 * 86_400)
  assert.equal(await findEnrolment(deps, municipalityId, made.value.token), null)
})

test('only who manages accounts makes or closes one, and nobody closes his own', async () => {
  const refused = await createAccount(deps, world.actor('counsellor'), {
    email: 'x@test.example',
    name: 'X',
    role: 'administrator',
    languages: [],
    locale: 'nl',
  })
  assert.deepEqual(refused, { ok: false, refusal: { kind: 'not-found' } })
  assert.deepEqual(await setAccountActive(deps, world.actor('counsellor'), world.accounts.midwife, false), {
    ok: false,
    refusal: { kind: 'not-found' },
  })
  const own = await setAccountActive(deps, world.actor('administrator'), world.accounts.administrator, false)
  assert.deepEqual(own, { ok: false, refusal: { kind: 'own-account' } })
  const foreign = await setAccountActive(deps, world.other.actor('administrator'), world.accounts.counsellor, false)
  assert.deepEqual(foreign, { ok: false, refusal: { kind: 'not-found' } })
})
