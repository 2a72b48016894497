import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { ok, type Result, refuse } from '../result.ts'
import { tlsRules } from './rules.ts'

/** Where the certificate (with what stands between it and its authority) and its key lie, both PEM. */
export type TlsFiles = { readonly cert: string; readonly key: string }
export type Certificate = { readonly cert: string; readonly key: string; readonly notAfter: Date; readonly fits: (host: string) => boolean }

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

function read(setting: string, file: string): Result<string, string> {
  try {
    return ok(readFileSync(file, 'utf8'))
  } catch (error) {
    return refuse(`Setting ${setting} cannot be used: ${file} cannot be read (${codeOf(error)}).`)
  }
}

function parsed<T>(make: () => T, words: string): Result<T, string> {
  try {
    return ok(make())
  } catch {
    return refuse(words)
  }
}

/** The certificate of this server, or in words why it cannot serve: unreadable, no PEM, of another key, too weak, not yet or no longer valid. */
export function readCertificate(files: TlsFiles, now: Date): Result<Certificate, string> {
  const no = (why: string): string => `Setting OPKOMST_TLS_CERT cannot be used: the certificate in ${files.cert} ${why}`
  const cert = read('OPKOMST_TLS_CERT', files.cert)
  if (!cert.ok) return cert
  const key = read('OPKOMST_TLS_KEY', files.key)
  if (!key.ok) return key
  const own = parsed(() => new X509Certificate(cert.value), no('is not a certificate in PEM.'))
  if (!own.ok) return own
  const secret = parsed(
    () => createPrivateKey(key.value),
    `Setting OPKOMST_TLS_KEY cannot be used: ${files.key} is not a private key in PEM without a passphrase.`,
  )
  if (!secret.ok) return secret
  const x509 = own.value
  if (!x509.checkPrivateKey(secret.value)) return refuse(no(`does not belong to the key in ${files.key}.`))
  if (x509.validToDate <= now) return refuse(no(`expired on ${x509.validToDate.toISOString()}.`))
  if (x509.validFromDate > now) return refuse(no(`is valid from ${x509.validFromDate.toISOString()} only.`))
  try {
    createSecureContext({ ...tlsRules, cert: cert.value, key: key.value })
  } catch (error) {
    return refuse(no(`is refused by TLS (${codeOf(error)}).`))
  }
  return ok({
    cert: cert.value,
    key: key.value,
    notAfter: x509.validToDate,
    fits: (host) => (isIP(host) === 0 ? x509.checkHost(host) : x509.checkIP(host)) !== undefined,
  })
}
