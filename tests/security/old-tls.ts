/**
 * Asks four services over TLS the way the program does, in a process whose settings of Node allow TLS 1.0 and weak suites. `--floor` first does what
 * the start of the program does. Prints nothing: the services count who came in.
 */
import { Client } from 'pg'
import { smsCarrier } from '#platform/mail/sms.ts'
import { smtpCarrier } from '#platform/mail/smtp.ts'
import { holdTlsFloor } from '#platform/tls/floor.ts'

const [floor, sms = '', oidc = '', smtps = '', postgres = ''] = process.argv.slice(2)
if (floor === '--floor') holdTlsFloor({})
await smsCarrier({ url: `https://localhost:${sms}/`, body: 'to={to}', authorization: null }).send({
  to: '0470000000',
  subject: '',
  body: 'x',
})
const mail = smtpCarrier({ host: 'localhost', port: Number(smtps), secure: true, user: null, password: null, from: 'bericht@example.org' })
await mail.send({ to: 'amal@example.org', subject: 'x', body: 'x' })
mail.close()
const { discovery } = await import('openid-client')
await discovery(new URL(`https://localhost:${oidc}/`), 'x').catch(() => null)
const database = new Client({
  connectionString: `postgresql://u:p@localhost:${postgres}/d?sslmode=verify-full`,
  connectionTimeoutMillis: 5000,
})
await database.connect().catch(() => null)
await database.end().catch(() => null)
