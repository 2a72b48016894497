import tls from 'node:tls'

type Env = Readonly<Record<string, string | undefined>>

/**
 * What this process asks of every other machine: TLS 1.2 or newer, and a certificate that is checked. Options of Node itself could lower both for all
 * libraries at once (`--tls-min-v1.0`, NODE_TLS_REJECT_UNAUTHORIZED=0); the first is set back, with the second nothing starts (OWASP ASVS 5.0, 12.1.1, 12.3.2).
 */
export function holdTlsFloor(env: Env): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new Error(
      'Setting NODE_TLS_REJECT_UNAUTHORIZED cannot be used: no certificate of another machine would be checked. Leave it out; for an authority of your own set NODE_EXTRA_CA_CERTS to its file.',
    )
  }
  tls.DEFAULT_MIN_VERSION = 'TLSv1.2'
  tls.DEFAULT_MAX_VERSION = 'TLSv1.3'
}
