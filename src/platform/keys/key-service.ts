import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { keyFile } from './key-file.ts'
import { type KeySource, parseKeys, printKeys, UnusableKeys } from './key-source.ts'
import { parseWrapped, printWrapped } from './wrapped-keys.ts'

/**
 * A key service wraps and unwraps the set of master keys; they stand wrapped in a file and are only clear in the memory of the program. Asked at the start, when
 * keys rotate, and when another process did; never for a value. `bound` is what the service must bind the words to: unwrapped with something else they stay shut.
 */
export type KeyService = {
  /** For messages and for the file: which service and which key of it. */
  readonly name: string
  readonly wrap: (plain: Buffer, bound: string) => string
  readonly unwrap: (wrapped: string, bound: string) => Buffer
}

const bound = 'opkomst master keys'

/** Keys in a file that only the key service can open. */
export function wrappedKeyFile(path: string, service: KeyService): KeySource {
  const file = keyFile(path)
  const read: KeySource['read'] = () => {
    const text = file.readText()
    if (text === null) return null
    const wrapped = parseWrapped(text)
    if (wrapped === null) {
      throw new UnusableKeys(
        `The keys of ${path} are not wrapped by ${service.name}. Wrap those that stand there with: npx opkomst keys wrap`,
      )
    }
    return parseKeys(service.unwrap(wrapped, bound).toString('utf8'), path)
  }
  return {
    name: path,
    service: service.name,
    read,
    stamp: file.stamp,
    write: (keys) => {
      const wrapped = service.wrap(Buffer.from(printKeys(keys), 'utf8'), bound)
      // What the service cannot give back would be lost: it is asked before the file is replaced.
      if (!service.unwrap(wrapped, bound).equals(Buffer.from(printKeys(keys), 'utf8')))
        throw new UnusableKeys(`${service.name} does not give back what it wrapped`)
      file.writeText(printWrapped(keys, service.name, wrapped))
    },
  }
}

export type TransitSettings = {
  /** Up to and with the mount, such as https://vault.example:8200/v1/transit. */
  readonly url: string
  /** Name of the key in the service. */
  readonly key: string
  readonly token: () => string
  readonly namespace?: string | undefined
}

/** HashiCorp Vault or OpenBao: the transit engine over HTTP. The key never leaves the service; the token needs `update` on encrypt and decrypt of that key. */
export function transitService({ url, key, token, namespace }: TransitSettings): KeyService {
  const name = `${url} (key ${key})`
  const ask = (act: 'encrypt' | 'decrypt', body: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> => {
    const headers = {
      'content-type': 'application/json',
      'x-vault-token': token(),
      ...(namespace ? { 'x-vault-namespace': namespace } : {}),
    }
    return dataOf(
      post(name, { url: `${url.replace(/\/+$/, '')}/${act}/${encodeURIComponent(key)}`, headers, body: JSON.stringify(body) }),
      name,
    )
  }
  const text = (data: Readonly<Record<string, unknown>>, field: string): string => {
    const value = data[field]
    if (typeof value !== 'string' || value === '')
      throw new UnusableKeys(`The key service ${name} gave an answer that is not one of the transit engine`)
    return value
  }
  const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64')
  return {
    name,
    wrap: (plain, to) => text(ask('encrypt', { plaintext: base64(plain), associated_data: base64(to) }), 'ciphertext'),
    unwrap: (wrapped, to) => Buffer.from(text(ask('decrypt', { ciphertext: wrapped, associated_data: base64(to) }), 'plaintext'), 'base64'),
  }
}

function dataOf(text: string, name: string): Readonly<Record<string, unknown>> {
  const answer: unknown = JSON.parse(text)
  if (typeof answer === 'object' && answer !== null && 'data' in answer && typeof answer.data === 'object' && answer.data !== null) {
    return Object.fromEntries(Object.entries(answer.data))
  }
  throw new UnusableKeys(`The key service ${name} gave an answer that is not one of the transit engine`)
}

type Request = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/**
 * Keys are read where nothing may wait for a promise, so the request is made by a process of its own. It gets everything over its standard input: neither token
 * nor keys stand among its arguments or on the log. No redirects: a service that sends elsewhere is not asked there.
 */
const asking = `
  const chunks = []
  process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', async () => {
    const { url, headers, body } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    try {
      const reply = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(10000) })
      process.stdout.write(JSON.stringify({ status: reply.status, text: await reply.text() }))
    } catch (error) {
      process.stdout.write(JSON.stringify({ status: 0, text: String(error.cause?.code ?? error.name) }))
    }
  })`

const longestMs = 15_000

function post(name: string, request: Request): string {
  const done = spawnSync(process.execPath, ['-e', asking], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    timeout: longestMs,
    env: childEnv(),
  })
  const reply: unknown = done.status === 0 && done.stdout !== '' ? JSON.parse(done.stdout) : null
  if (typeof reply !== 'object' || reply === null || !('status' in reply) || !('text' in reply) || typeof reply.text !== 'string') {
    throw new UnusableKeys(`The key service ${name} could not be asked`)
  }
  if (reply.status === 200) return reply.text
  // What a service says of a refusal may hold what was sent; its number is enough.
  throw new UnusableKeys(
    reply.status === 0
      ? `The key service ${name} does not answer: ${reply.text}`
      : `The key service ${name} refused: answer ${String(reply.status)}`,
  )
}

/** Certificates and proxies of the operator count for this request too; nothing else of the environment goes along. */
function childEnv(): Record<string, string> {
  const names = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'PATH']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}

type Env = Readonly<Record<string, string | undefined>>

/** The key service of the settings; null when there is none. */
export function keyServiceOf(env: Env): KeyService | null {
  const url = env['OPKOMST_KMS_URL']
  if (url === undefined || url === '') return null
  const address = URL.canParse(url) ? new URL(url) : null
  if (address === null || !(address.protocol === 'https:' || isLoopback(address))) {
    throw new UnusableKeys(
      'OPKOMST_KMS_URL is the https address of the transit engine of the key service, such as https://vault.example:8200/v1/transit',
    )
  }
  return transitService({
    url,
    key: env['OPKOMST_KMS_KEY'] || 'opkomst',
    namespace: env['OPKOMST_KMS_NAMESPACE'],
    token: () => tokenOf(env),
  })
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}

/** From a file, which the service of the operator may renew while the program runs; else from the setting. */
function tokenOf(env: Env): string {
  const path = env['OPKOMST_KMS_TOKEN_FILE']
  const token = path === undefined || path === '' ? (env['OPKOMST_KMS_TOKEN'] ?? '') : read(path)
  if (token.trim() === '') throw new UnusableKeys('The key service needs a token: set OPKOMST_KMS_TOKEN_FILE to the file that holds it')
  return token.trim()
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new UnusableKeys(`The token of the key service cannot be read from ${path}`, { cause })
  }
}
