/** Certificates for tests, made on the spot: no private key stands in the project. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const bytes = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...bytes]), body])
}
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))))
const timeOf = (at: Date): Buffer => der(0x18, Buffer.from(at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:T]/g, '')))
const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [der(0x01, Buffer.from([255]))] : []), der(0x04, value))

export type TestCertificate = { readonly cert: string; readonly key: string; readonly name: string; readonly secret: KeyObject }
type Wanted = {
  readonly name?: string
  readonly hosts?: readonly string[]
  readonly from?: Date
  readonly until?: Date
  readonly kind?: 'ec' | 'rsa'
  readonly bits?: number
  /** Who signs; itself when left out. */
  readonly by?: TestCertificate
  readonly isAuthority?: boolean
}

const day = 86_400_000

function keysOf({ kind = 'ec', bits = 2048 }: Wanted) {
  return kind === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: bits })
}

/** An X.509 v3 certificate (RFC 5280) with as little as TLS asks. */
export function testCertificate(wanted: Wanted = {}): TestCertificate {
  const { name = 'localhost', hosts = ['localhost'], by, isAuthority = false } = wanted
  const { publicKey, privateKey } = keysOf(wanted)
  const signer = by?.secret ?? privateKey
  const isRsa = signer.asymmetricKeyType === 'rsa'
  const algorithm = isRsa ? sequence(oid('2a864886f70d01010b'), der(0x05)) : sequence(oid('2a8648ce3d040302'))
  const addresses = hosts.map((host) =>
    /^\d+\.\d+\.\d+\.\d+$/.test(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  )
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(by?.name ?? name),
    sequence(timeOf(wanted.from ?? new Date(Date.now() - day)), timeOf(wanted.until ?? new Date(Date.now() + 30 * day))),
    nameOf(name),
    spki,
    der(
      0xa3,
      sequence(
        extension('551d13', true, sequence(...(isAuthority ? [der(0x01, Buffer.from([255]))] : []))),
        extension('551d0e', false, der(0x04, createHash('sha256').update(spki).digest().subarray(0, 20))),
        ...(isAuthority ? [] : [extension('551d11', false, sequence(...addresses))]),
      ),
    ),
  )
  const whole = sequence(body, algorithm, der(0x03, Buffer.from([0]), sign('sha256', body, signer)))
  const lines = whole.toString('base64').replaceAll(/.{64}/g, '$&\n')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
    secret: privateKey,
  }
}

export const testAuthority = (name = 'Authority of a test'): TestCertificate => testCertificate({ name, isAuthority: true })

/** Writes them where settings point; `write` puts others in their place. */
export function certificateFiles(first: TestCertificate) {
  const folder = mkdtempSync(join(tmpdir(), 'opkomst-tls-'))
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  const write = ({ cert, key }: Pick<TestCertificate, 'cert' | 'key'>): void => {
    writeFileSync(files.cert, cert)
    writeFileSync(files.key, key, { mode: 0o600 })
  }
  write(first)
  return { files, folder, write }
}
