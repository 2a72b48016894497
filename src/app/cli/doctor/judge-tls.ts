import { isLoopback } from '#platform/loopback.ts'
import type { Result } from '#platform/result.ts'
import { type Certificate, readCertificate, type TlsFiles } from '#platform/tls/certificate.ts'
import { type Finding, fail, fine, warn } from './finding.ts'

type Env = Readonly<Record<string, string | undefined>>

const dayMs = 86_400_000
/** Certificates that last ninety days are usually renewed when thirty are left: below these something did not happen. */
const soonDays = 21
const urgentDays = 7

export type TlsFacts = {
  /** Null: the program speaks HTTP. */
  readonly certificate: Result<Certificate, string> | null
  /** Names under which people reach the program; none when no address was set. */
  readonly hosts: readonly string[]
  readonly listensAt: string
  readonly saysPlainIsSafe: boolean
}

/** Whether what people send travels encrypted, and how long the certificate still lasts. */
export function judgeTls({ certificate, hosts, listensAt, saysPlainIsSafe }: TlsFacts, now: Date): Finding {
  if (certificate === null) return judgePlain(listensAt, saysPlainIsSafe)
  const renew = 'Renew it and write it to the same files; the running program takes it within ten seconds (docs/guides/operator.md, TLS).'
  if (!certificate.ok)
    return fail('tls', certificate.refusal, 'The program does not start with it; one that runs keeps the one it had.', renew)
  const strange = hosts.filter((host) => !certificate.value.fits(host))
  if (strange.length > 0) {
    const explain = 'Browsers show a warning instead of the page.'
    return fail('tls', `The certificate is not for ${strange.join(', ')}`, explain, `Ask one that names ${hosts.join(', ')}.`)
  }
  const days = Math.floor((certificate.value.notAfter.getTime() - now.getTime()) / dayMs)
  const title = `The certificate is valid for ${days} more days; TLS 1.2 and 1.3`
  if (days < urgentDays) return fail('tls', title, 'After that nobody gets in: browsers show a warning instead of the page.', renew)
  if (days < soonDays) return warn('tls', title, 'It should have been renewed by now.', renew)
  return fine('tls', title)
}

function judgePlain(listensAt: string, saysPlainIsSafe: boolean): Finding {
  if (isLoopback(listensAt)) return fine('tls', 'The program speaks HTTP on this machine only; the proxy in front does TLS')
  const title = `The program speaks HTTP without encryption at ${listensAt}`
  const explain = 'What families told and the sessions of the team can be read and taken over by whoever is on that network.'
  const remedy = 'Leave HOST out and put the proxy on this machine, or set OPKOMST_TLS_CERT and OPKOMST_TLS_KEY.'
  return saysPlainIsSafe
    ? warn('tls', title, `OPKOMST_HTTP_PLAIN=yes says that the network to the proxy is encrypted itself. If not: ${explain}`, remedy)
    : fail('tls', title, explain, remedy)
}

/** The same settings the program reads, as far as they are about the wire. */
export function readTls(env: Env, now: Date): TlsFacts {
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name])
  const [cert, key] = [given('OPKOMST_TLS_CERT'), given('OPKOMST_TLS_KEY')]
  const files: TlsFiles | null = cert === undefined || key === undefined ? null : { cert, key }
  const origins = ['OPKOMST_ORIGIN', 'OPKOMST_ORIGIN_MIJN', 'OPKOMST_ORIGIN_PUBLIC', 'OPKOMST_ORIGIN_FILES'].flatMap(
    (name) => given(name) ?? [],
  )
  return {
    certificate: files === null ? null : readCertificate(files, now),
    hosts: origins.flatMap((origin) => (URL.canParse(origin) ? [new URL(origin).hostname.replace(/^\[|\]$/g, '')] : [])),
    listensAt: given('HOST') ?? '127.0.0.1',
    saysPlainIsSafe: given('OPKOMST_HTTP_PLAIN') === 'yes',
  }
}
