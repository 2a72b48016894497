import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeMail, mailLine } from './judge-mail.ts'

const mail = { OPKOMST_SMTP_URL: 'smtp://127.0.0.1:2525', OPKOMST_MAIL_FROM: 'post@example.be' }
const cases = [
  ['no server for mail', {}, 'ok'],
  ['mail, and no address of its own', mail, 'warn'],
  ['mail, and the address of this machine', { ...mail, OPKOMST_ORIGIN: 'http://127.0.0.1:3000' }, 'warn'],
  ['mail, and an address people reach', { ...mail, OPKOMST_ORIGIN: 'https://opkomst.example.be' }, 'ok'],
  ['a sender is missing', { OPKOMST_SMTP_URL: mail.OPKOMST_SMTP_URL }, 'fail'],
] as const

for (const [name, env, level] of cases) {
  test(`${name}: ${level}, and a start says it only when links lead nowhere`, () => {
    assert.equal(judgeMail(env).level, level)
    assert.equal(mailLine(env) !== null, level === 'warn')
    if (level === 'warn') assert.match(mailLine(env) ?? '', /OPKOMST_ORIGIN/)
  })
}
