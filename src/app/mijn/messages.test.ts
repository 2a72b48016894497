import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { type Carriers, carriersOf, noCarriers } from '#platform/mail/carrier.ts'
import { deliverDue, deliverMessage, messageJob, nextTry } from '#platform/mail/deliver.ts'
import { listMessages, mailJobKind, putMessage } from '#platform/mail/outbox.ts'
import { readMailSettings } from '#platform/mail/settings.ts'
import { fillTemplate } from '#platform/mail/sms.ts'
import { mailServer } from '#platform/mail/testing.ts'

const world = await testWorld()
const { deps, municipalityId } = world
const actor = world.actor('counsellor')

const mail = await mailServer()
const { arrived } = mail

const posted: { type: string; authorization: string; body: string }[] = []
let status = 200
const gateway = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const { 'content-type': type = '', authorization = '' } = request.headers
    posted.push({ type, authorization, body: Buffer.concat(parts).toString() })
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end()
  })
})

let carriers: Carriers = noCarriers
const portOf = (address: string | AddressInfo | null): number => (typeof address === 'object' && address !== null ? address.port : 0)

before(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', () => resolve()))
  carriers = carriersOf(
    readMailSettings({
      ...mail.settings,
      OPKOMST_SMS_URL: `http://127.0.0.1:${portOf(gateway.address())}/send`,
      OPKOMST_SMS_AUTHORIZATION: 'Bearer of-the-test',
    }),
  )
})
after(async () => {
  carriers.mail?.close()
  await mail.close()
  await new Promise<void>((resolve) => gateway.close(() => resolve()))
})
beforeEach(() => {
  arrived.length = 0
  posted.length = 0
  mail.refuse(null)
  status = 200
})

const minutes = (n: number): Date => new Date(deps.now().getTime() + n * 60_000)
const put = (channel: 'mail' | 'sms', recipient: string | null) =>
  deps.db.as(actor, (tx) =>
    putMessage(tx, deps, actor, { channel, recipient, subject: 'Je code', body: 'Je code is 123456', expiresAt: minutes(10) }),
  )
const row = async (id: string) => (await deps.db.as(actor, (tx) => listMessages(tx, municipalityId, 50))).find((one) => one.id === id)
const later = (seconds: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000)
}

test('a mail arrives at the server with the code, and the outbox keeps neither address nor text', async () => {
  const id = await put('mail', 'amal@example.org')
  assert.equal(await deliverMessage(deps, carriers, { municipalityId, id }), 'sent')
  assert.deepEqual(arrived[0]?.to, ['amal@example.org'])
  assert.match(arrived[0]?.text ?? '', /Je code is 123456/)
  const kept = await row(id)
  assert.deepEqual([kept?.state, kept?.recipient, kept?.body], ['sent', '', ''])
  assert.equal(await deliverMessage(deps, carriers, { municipalityId, id }), 'nothing')
  assert.equal(arrived.length, 1)
})

test('a mail names no service: sender, subject and text are what was asked, nothing more', async () => {
  await deliverMessage(deps, carriers, { municipalityId, id: await put('mail', 'amal@example.org') })
  assert.doesNotMatch(arrived[0]?.text ?? '', /opkomst|nodemailer|mechelen|testgemeente/i)
})

test('a server that is busy is asked again after half a minute, and then it goes', async () => {
  mail.refuse({ code: 451, text: 'try later, amal' })
  const id = await put('mail', 'amal@example.org')
  assert.equal(await deliverMessage(deps, carriers, { municipalityId, id }), 'later')
  const kept = await row(id)
  assert.deepEqual([kept?.state, kept?.attempts, kept?.failure], ['waiting', 1, '451'])
  mail.refuse(null)
  assert.equal(await deliverDue(deps, carriers), 0)
  later(31)
  assert.equal(await deliverDue(deps, carriers), 1)
  assert.equal(arrived.length, 1)
})

test('an address that does not exist is refused for good, and forgotten', async () => {
  mail.refuse({ code: 550, text: 'no such user' })
  const id = await put('mail', 'niemand@example.org')
  assert.equal(await deliverMessage(deps, carriers, { municipalityId, id }), 'refused')
  const kept = await row(id)
  assert.deepEqual([kept?.state, kept?.recipient, kept?.failure], ['refused', '', '550'])
})

test('a message that waited too long is not sent, and its text goes', async () => {
  const id = await put('mail', 'amal@example.org')
  later(601)
  await deliverDue(deps, carriers)
  const kept = await row(id)
  assert.deepEqual([kept?.state, kept?.recipient, kept?.body], ['expired', '', ''])
  assert.equal(arrived.length, 0)
})

test('without settings a message waits in the outbox, not lost', async () => {
  const id = await put('mail', 'amal@example.org')
  assert.equal(await deliverMessage(deps, noCarriers, { municipalityId, id }), 'nothing')
  const kept = await row(id)
  assert.deepEqual([kept?.state, kept?.attempts, kept?.body], ['waiting', 0, 'Je code is 123456'])
})

test('a message to nobody leaves the same rows and goes nowhere', async () => {
  const id = await put('mail', null)
  assert.equal(await deliverMessage(deps, carriers, { municipalityId, id }), 'nothing')
  assert.equal(arrived.length, 0)
})

test('the job of the outbox makes the first try and holds only an id', async () => {
  const id = await put('mail', 'amal@example.org')
  const job = await deps.db.as(actor, (tx) =>
    tx
      .selectFrom('platform.job')
      .select(['id', 'input'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('requested_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow(),
  )
  assert.deepEqual(job.input, { messageId: id })
  const done = await runJob(deps, { [mailJobKind]: messageJob(deps, carriers) }, { municipalityId, jobId: job.id })
  assert.deepEqual(done?.outcome, { delivery: 'sent' })
})

test('two that send at once send it once', async () => {
  const id = await put('mail', 'amal@example.org')
  const outcomes = await Promise.all([1, 2, 3].map(() => deliverMessage(deps, carriers, { municipalityId, id })))
  assert.deepEqual(outcomes.sort(), ['nothing', 'nothing', 'sent'])
  assert.equal(arrived.length, 1)
})

test('a text message goes to the gateway with number, text and authorization', async () => {
  const id = await put('sms', '+32470000031')
  assert.equal(await deliverMessage(deps, carriers, { municipalityId, id }), 'sent')
  assert.deepEqual(posted, [
    { type: 'application/json', authorization: 'Bearer of-the-test', body: '{"to":"+32470000031","text":"Je code is 123456"}' },
  ])
})

for (const [code, kind] of [
  [500, 'later'],
  [429, 'later'],
  [401, 'later'],
  [302, 'later'],
  [400, 'refused'],
] as const) {
  test(`a gateway that answers ${code}: ${kind}`, async () => {
    status = code
    assert.equal(await deliverMessage(deps, carriers, { municipalityId, id: await put('sms', '+32470000031') }), kind)
    assert.equal(posted.length, 1)
  })
}

test('a gateway that is not there is asked again', async () => {
  const dead = carriersOf(readMailSettings({ OPKOMST_SMS_URL: 'http://127.0.0.1:1/' }))
  assert.equal(await deliverMessage(deps, dead, { municipalityId, id: await put('sms', '+32470000031') }), 'later')
})

test('what is filled into the template stays inside its field', () => {
  const values = { to: '+32 4"7', text: 'a"b}&c' }
  assert.deepEqual(JSON.parse(fillTemplate('{"to":"{to}","text":"{text}"}', values)), values)
  assert.deepEqual(Object.fromEntries(new URLSearchParams(fillTemplate('to={to}&text={text}', values))), values)
})

test('tries follow each other ever slower, to a quarter of an hour', () => {
  const now = new Date(0)
  assert.deepEqual(
    [1, 2, 3, 20].map((attempts) => nextTry(now, attempts).getTime() / 1000),
    [30, 60, 120, 900],
  )
})

test('a mail server without a sender, or an address of another kind, stops the start', () => {
  assert.throws(() => readMailSettings({ OPKOMST_SMTP_URL: 'smtp://mail.example' }), /OPKOMST_MAIL_FROM/)
  assert.throws(() => readMailSettings({ OPKOMST_SMTP_URL: 'http://mail.example', OPKOMST_MAIL_FROM: 'a@b.example' }), /OPKOMST_SMTP_URL/)
})
