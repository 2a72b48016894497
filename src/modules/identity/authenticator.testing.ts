import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

const sha256 = (value: Buffer | string): Buffer => createHash('sha256').update(value).digest()

/** As much CBOR (RFC 8949) as an authenticator writes: small whole numbers, texts, bytes and maps. */
function cbor(value: number | string | Buffer | ReadonlyMap<number | string, unknown>): Buffer {
  const head = (major: number, size: number): Buffer => {
    if (size < 24) return Buffer.from([(major << 5) | size])
    return size < 256 ? Buffer.from([(major << 5) | 24, size]) : Buffer.from([(major << 5) | 25, size >> 8, size & 255])
  }
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const parts = [...value].flatMap(([key, one]) => {
    if (typeof one === 'number' || typeof one === 'string' || Buffer.isBuffer(one) || one instanceof Map) return [cbor(key), cbor(one)]
    throw new Error('not written by an authenticator')
  })
  return Buffer.concat([head(5, value.size), ...parts])
}

export type Told = { challenge?: string; origin?: string; host?: string; verified?: boolean; counter?: number; type?: string }

/** A device with one key, in software: it answers as it is told, also wrongly. */
export function softAuthenticator(site: { readonly origin: string; readonly host: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const point = publicKey.export({ format: 'jwk' })
  const cose = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(point.x ?? '', 'base64url')],
      [-3, Buffer.from(point.y ?? '', 'base64url')],
    ]),
  )
  const clientData = (type: string, told: Told): Buffer =>
    Buffer.from(
      JSON.stringify({ type: told.type ?? type, challenge: told.challenge, origin: told.origin ?? site.origin, crossOrigin: false }),
    )
  const authData = (told: Told, attested: Buffer): Buffer => {
    const flags = 0x01 | (told.verified === false ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(told.counter ?? 0)
    return Buffer.concat([sha256(told.host ?? site.host), Buffer.from([flags]), counter, attested])
  }
  const named = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {} }
  return {
    register: (told: Told): string => {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData(told, attested)],
        ]),
      )
      const response = {
        clientDataJSON: clientData('webauthn.create', told).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      }
      return JSON.stringify({ ...named, response })
    },
    sign: (told: Told & { handle?: string; foreignKey?: boolean }): string => {
      const data = clientData('webauthn.get', told)
      const auth = authData(told, Buffer.alloc(0))
      const key = told.foreignKey === true ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey
      const signature = createSign('SHA256')
        .update(Buffer.concat([auth, sha256(data)]))
        .sign(key)
      const response = {
        clientDataJSON: data.toString('base64url'),
        authenticatorData: auth.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: told.handle ?? '',
      }
      return JSON.stringify({ ...named, response })
    },
  }
}
