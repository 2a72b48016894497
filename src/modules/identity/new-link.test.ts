import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import type { Actor, Role } from '#platform/actor.ts'
import { machine } from '#platform/actor.ts'
import { createAccount } from './commands/accounts.ts'
import { enrol, findEnrolment } from './commands/enrolment.ts'
import { confirmNewLink, inviteAgain } from './commands/new-link.ts'
import { totpCode } from './secrets.ts'

const site = await testSite({ as: null })
const { world } = site
const { deps, municipalityId } = world
after(() => site.app.close())

let made = 0
/** Somebody of a role who has been in. */
async function person(role: Role): Promise<{ readonly accountId: string; readonly actor: Actor; readonly email: string }> {
  made += 1
  const email = `iemand${made}@test.example`
  const account = await createAccount(deps, world.actor('administrator'), {
    email,
    name: `Iemand ${made}`,
    role,
    languages: [],
    locale: 'nl',
  })
  assert.ok(account.ok)
  const { accountId, token } = account.value
  const pending = await findEnrolment(deps, municipalityId, token)
  const done = await enrol(deps, municipalityId, {
    token,
    password: 'drie groene fietsen',
    code: totpCode(pending?.totpSecret ?? '', deps.now()),
  })
  assert.ok(done.ok)
  return { accountId, actor: { ...world.actor(role), accountId }, email }
}
const mails = (): Promise<{ recipient: string; body: string }[]> =>
  world.db.as(world.actor('administrator'), (tx) =>
    tx
      .selectFrom('platform.message')
      .select(['recipient', 'body'])
      .where('municipality_id', '=', municipalityId)
      .where('state', '=', 'waiting')
      .orderBy('id')
      .execute(),
  )
const acts = (subjectId: string) =>
  world.db.as(world.actor('administrator'), (tx) =>
    tx.selectFrom('audit.event').select(['action', 'detail']).where('subject_id', '=', subjectId).orderBy('id', 'desc').execute(),
  )
const later = (days: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000)
}

const lead = await person('team-lead')
const other = await person('administrator')

test('a new link for a counsellor is made by one person, recorded, and told to her and to who manages accounts', async () => {
  const counsellor = await person('counsellor')
  const before = (await mails()).length
  const link = await inviteAgain(deps, lead.actor, counsellor.accountId, 'in-person')
  assert.ok(link.ok && link.value.kind === 'made')
  const sent = (await mails()).slice(before)
  const to = sent.map(({ recipient }) => recipient)
  assert.ok(to.includes(counsellor.email) && to.includes(other.email))
  assert.ok(!to.includes(lead.email), 'who does it knows it')
  assert.match(
    sent.find(({ recipient }) => recipient === counsellor.email)?.body ?? '',
    /Vroeg jij dit niet\?.*Zo is nagegaan wie het is: zelf gezien, met identiteitsdocument\./,
  )
  for (const { body } of sent) assert.doesNotMatch(body, /welkom|test-token|Iemand/)
  assert.equal((await acts(counsellor.accountId))[0]?.action, 'identity.account.invited')
})

test('who was never in is not told: there is nothing to take over', async () => {
  const account = await createAccount(deps, lead.actor, {
    email: 'nieuw@test.example',
    name: 'Nieuw',
    role: 'team-lead',
    languages: [],
    locale: 'fr',
  })
  assert.ok(account.ok)
  const before = (await mails()).length
  const link = await inviteAgain(deps, lead.actor, account.value.accountId, 'in-person')
  assert.ok(link.ok && link.value.kind === 'made')
  assert.equal((await mails()).length, before)
})

for (const role of ['team-lead', 'administrator'] as const) {
  test(`for a ${role} one person only asks; nothing ends and nothing opens until another makes the link`, async () => {
    const target = await person(role)
    const before = (await mails()).length
    const asked = await inviteAgain(deps, lead.actor, target.accountId, 'in-person')
    assert.deepEqual(asked, { ok: true, value: { kind: 'asked' } })
    const sent = (await mails()).slice(before).map(({ recipient }) => recipient)
    assert.ok(sent.includes(target.email) && sent.includes(other.email))
    assert.equal((await acts(target.accountId))[0]?.action, 'identity.account.link-asked')
    for (const actor of [lead.actor, target.actor]) {
      const refused = await confirmNewLink(deps, actor, target.accountId, 'video')
      assert.deepEqual(refused, { ok: false, refusal: { kind: 'same-person' } })
    }
    const link = await confirmNewLink(deps, other.actor, target.accountId, 'video')
    assert.ok(link.ok)
    assert.ok(await findEnrolment(deps, municipalityId, link.value.token, link.value.spoken))
    assert.deepEqual((await acts(target.accountId))[0], {
      action: 'identity.account.invited',
      detail: { proof: 'video', askedBy: lead.accountId },
    })
    assert.deepEqual(await confirmNewLink(deps, other.actor, target.accountId, 'video'), { ok: false, refusal: { kind: 'not-asked' } })
  })
}

test('a request that nobody confirmed is gone after seven days', async () => {
  const target = await person('team-lead')
  await inviteAgain(deps, lead.actor, target.accountId, 'in-person')
  later(8)
  assert.deepEqual(await confirmNewLink(deps, other.actor, target.accountId, 'video'), { ok: false, refusal: { kind: 'not-asked' } })
})

test('who runs the server makes one alone, and it is told', async () => {
  const target = await person('administrator')
  const before = (await mails()).length
  const link = await inviteAgain(deps, machine(municipalityId, 'administration'), target.accountId, 'in-person')
  assert.ok(link.ok && link.value.kind === 'made')
  assert.ok((await mails()).slice(before).some(({ recipient }) => recipient === target.email))
})

test('a counsellor neither asks nor confirms', async () => {
  const target = await person('team-lead')
  for (const role of ['counsellor', 'midwife', 'researcher'] as const) {
    assert.equal((await inviteAgain(deps, world.actor(role), target.accountId, 'in-person')).ok, false)
    assert.equal((await confirmNewLink(deps, world.actor(role), target.accountId, 'video')).ok, false)
  }
})

test('the page of accounts shows who asked and who made; her own page tells whose account it is', async () => {
  const target = await person('team-lead')
  const counsellor = await person('counsellor')
  later(1)
  await inviteAgain(deps, lead.actor, counsellor.accountId, 'in-person')
  await inviteAgain(deps, lead.actor, world.accounts.counsellor, 'in-person')
  await inviteAgain(deps, other.actor, target.accountId, 'in-person')
  const cookie = await site.cookieOf('team-lead')
  const { body } = await site.app.inject({ url: '/beheer/accounts', headers: { cookie } })
  assert.match(body, /Bevestig nieuwe link/)
  assert.match(body, /nieuwe link gevraagd door Iemand 2, [^<]*, zelf gezien, met identiteitsdocument/)
  assert.match(body, /nieuwe link gemaakt door Iemand 1/)
  const own = await site.app.inject({ url: '/account', headers: { cookie: await site.cookieOf('counsellor') } })
  assert.match(own.body, /Er is een nieuwe link gemaakt voor je account, door Iemand 1/)
})
