import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import type { JWTVerifyGetKey } from 'jose'
import type { ClientAuth, Configuration, ServerMetadata } from 'openid-client'
import type { Provider } from '../queries/provider.ts'

// Loaded at the first sign-in through an identity service: most installations start without one.
export const openid = () => import('openid-client')
export const jose = () => import('jose')

/** Settings that may hold a secret of a service; never one of the program's own. */
export const secretNamePattern = /^OPKOMST_AANMELDEN_[A-Z0-9_]{1,60}$/

/** Names that lead to the machine itself or to the network it stands in. */
const isPrivateName = (hostname: string): boolean =>
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|arpa|invalid|test)\.?$/.test(hostname) ||
  /\.(nip|sslip)\.io\.?$/.test(hostname)

const keepMs = 3_600_000
const waitSeconds = 5
const known = new Map<string, { readonly configuration: Configuration; readonly at: number }>()

/** What stands in the way of a sign-in through the service; `none` when it answers and knows how we prove ourselves. */
export const providerTroubles = ['none', 'no-secret', 'bad-key', 'no-answer'] as const
export type ProviderTrouble = (typeof providerTroubles)[number]

/** Looks whether a sign-in could begin: the secret is on this server and usable, and the service answers at its address. */
export async function checkProvider(provider: Provider, now: Date): Promise<ProviderTrouble> {
  const secret = await readSecret(provider.secretName).catch(() => null)
  if (secret === null || secret === '') return 'no-secret'
  try {
    await clientAuthentication(provider)
  } catch {
    return 'bad-key'
  }
  try {
    await configurationOf(provider, now)
    return 'none'
  } catch {
    return 'no-answer'
  }
}

/** The secret or key behind a name: from the environment, and when that is a path, from the file there. Never from the database. */
async function readSecret(name: string): Promise<string | null> {
  if (!secretNamePattern.test(name)) return null
  const value = process.env[name]
  if (value === undefined || value === '') return null
  return value.startsWith('/') ? (await readFile(value, 'utf8')).trim() : value
}

function algorithmOf(key: KeyObject) {
  return key.asymmetricKeyType === 'ec' ? { name: 'ECDSA', namedCurve: 'P-256' } : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
}

async function clientAuthentication({ authentication, secretName }: Provider): Promise<ClientAuth> {
  const { ClientSecretBasic, ClientSecretPost, PrivateKeyJwt } = await openid()
  const secret = await readSecret(secretName)
  if (secret === null) throw new Error(`the setting ${secretName} is empty`)
  if (authentication === 'client_secret_basic') return ClientSecretBasic(secret)
  if (authentication === 'client_secret_post') return ClientSecretPost(secret)
  const key = createPrivateKey(secret)
  const der = key.export({ type: 'pkcs8', format: 'der' })
  return PrivateKeyJwt(await crypto.subtle.importKey('pkcs8', der, algorithmOf(key), false, ['sign']))
}

/** A number stands for a machine nearby, whatever way it is written: only names are asked, as certificates are for names. */
const isNumber = (hostname: string): boolean => hostname.startsWith('[') || isIP(hostname) !== 0 || !hostname.includes('.')

/** Only an encrypted address of a service with a name; the own machine is for tries. */
export function isUsableIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const { protocol, hostname, hash, search, username, password, port } = new URL(issuer)
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost'
  if (hash !== '' || search !== '' || username !== '' || password !== '') return false
  if (isHere && process.env['NODE_ENV'] !== 'production') return protocol === 'https:' || protocol === 'http:'
  return protocol === 'https:' && !isNumber(hostname) && !isPrivateName(hostname) && (port === '' || Number(port) >= 1024)
}

/** The same place, with or without the last slash. */
export function isSameAddress(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href
}

const keySets = new Map<string, JWTVerifyGetKey>()

/** The keys a service signs with, from its own address: kept ten minutes, and asked for an unknown key at most twice a minute, whoever sends what. */
export async function keysOf({ issuer, jwks_uri: address }: ServerMetadata): Promise<JWTVerifyGetKey> {
  if (address === undefined || (issuer.startsWith('https:') && !address.startsWith('https:'))) throw new TypeError('no address of keys')
  const found = keySets.get(address)
  if (found !== undefined) return found
  const { createRemoteJWKSet } = await jose()
  const keys = createRemoteJWKSet(new URL(address), { timeoutDuration: waitSeconds * 1000, cooldownDuration: 30_000 })
  keySets.set(address, keys)
  return keys
}

/** What the service tells about itself; kept for an hour. Every token is checked for its signature, also one that came straight from the service. */
export async function configurationOf(provider: Provider, now: Date): Promise<Configuration> {
  const key = JSON.stringify([provider.issuer, provider.clientId, provider.authentication, provider.secretName])
  const found = known.get(key)
  if (found !== undefined && Math.abs(now.getTime() - found.at) < keepMs) return found.configuration
  if (!isUsableIssuer(provider.issuer)) throw new Error('the address of the identity service is not encrypted')
  const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await openid()
  const execute = provider.issuer.startsWith('http://') ? [allowInsecureRequests, enableNonRepudiationChecks] : [enableNonRepudiationChecks]
  const authentication = await clientAuthentication(provider)
  const configuration = await discovery(new URL(provider.issuer), provider.clientId, undefined, authentication, {
    execute,
    timeout: waitSeconds,
  })
  known.set(key, { configuration, at: now.getTime() })
  return configuration
}
