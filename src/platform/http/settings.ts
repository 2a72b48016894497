import { z } from 'zod'
import type { Collector } from '../log/collector.ts'
import { isLoopback } from '../loopback.ts'
import type { TlsFiles } from '../tls/certificate.ts'
import type { Hosts } from './hosts.ts'

const notAPort = (written: unknown): string => `"${String(written)}" is not a port, a whole number from 0 to 65535.`

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, { error: ({ input }) => notAPort(input) })
  .transform(Number)
  .refine((port) => port <= 65_535, { error: ({ input }) => notAPort(input) })

const wholeAddress = z.url({ protocol: /^https?$/, error: 'write a whole address, such as https://opkomst.example.' })

const environment = z.object({
  PORT: portNumber.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Address under which people reach the server, such as https://opkomst.example; https makes cookies secure. */
  OPKOMST_ORIGIN: wholeAddress.optional(),
  /** Hosts of their own for what a parent opens, for pages that are open to all, and for uploaded files; the rest stays at the address above. */
  OPKOMST_ORIGIN_MIJN: wholeAddress.optional(),
  OPKOMST_ORIGIN_PUBLIC: wholeAddress.optional(),
  OPKOMST_ORIGIN_FILES: wholeAddress.optional(),
  /** For trying out: the four hosts on this machine, at names that every browser brings back here. */
  OPKOMST_SEPARATE_HOSTS: z.enum(['yes', 'no']).default('no'),
  /** Secret behind cookies and look-up hashes; without one the installation keeps its own in .opkomst/secret. */
  OPKOMST_SECRET: z.string().min(32).optional(),
  OPKOMST_METRICS_TOKEN: z.string().min(16).optional(),
  OPKOMST_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** Requests per minute of one address before it is asked to wait. */
  OPKOMST_RATE_LIMIT: z.coerce.number().int().min(1).default(1200),
  /** Proxies in front whose forwarded address is believed. */
  OPKOMST_TRUST_PROXY: z.enum(['yes', 'no']).default('no'),
  /** Files in PEM: with both of them the server speaks HTTPS itself. */
  OPKOMST_TLS_CERT: z.string().optional(),
  OPKOMST_TLS_KEY: z.string().optional(),
  /** A second port, without encryption, that only sends on to https. */
  OPKOMST_HTTP_PORT: portNumber.optional(),
  /** That plain HTTP may leave this machine: the network to the proxy is encrypted itself. */
  OPKOMST_HTTP_PLAIN: z.enum(['yes', 'no']).default('no'),
  /** Collector of the lines of the log: syslog over TLS, such as tls://logs.example:6514. */
  OPKOMST_LOG_TO: z.url({ protocol: /^tls$/, hostname: /./, error: 'write it as tls://logs.example:6514.' }).optional(),
  /** File in PEM with the authority that signed the certificate of that collector; without it those of the system. */
  OPKOMST_LOG_CA: z.string().optional(),
})
type Environment = z.infer<typeof environment>

export type Settings = {
  readonly port: number
  readonly host: string
  readonly origin: string | null
  /** Null: all parts live at one host. */
  readonly hosts: Hosts | null
  readonly secure: boolean
  readonly secret: string
  readonly metricsToken: string | undefined
  readonly logLevel: string
  readonly rateLimit: number
  readonly trustProxy: boolean
  /** Null: this server speaks HTTP, and a proxy on this machine does TLS. */
  readonly tls: TlsFiles | null
  readonly httpPort: number | null
  /** Where lines of the log go besides the output; null for nowhere. */
  readonly logTo: Collector | null
}

const partSettings = ['OPKOMST_ORIGIN_MIJN', 'OPKOMST_ORIGIN_PUBLIC', 'OPKOMST_ORIGIN_FILES'] as const

/** Hosts that were named for parts must be other hosts: a cookie does not look at a port or a path. */
function hostConflict(values: Environment): string | null {
  const given = partSettings.flatMap((name) => (values[name] === undefined ? [] : [{ name, address: new URL(values[name]) }]))
  const staff = values.OPKOMST_ORIGIN === undefined ? null : new URL(values.OPKOMST_ORIGIN)
  const names = new Set(staff === null ? [] : [staff.hostname])
  for (const { name, address } of given) {
    if (staff === null) return `Setting ${name} cannot be used without OPKOMST_ORIGIN, the address of the team.`
    if (address.protocol !== staff.protocol)
      return `Setting ${name} cannot be used: it begins with ${staff.protocol}// like OPKOMST_ORIGIN.`
    if (address.pathname !== '/' || address.search !== '') return `Setting ${name} cannot be used: write the host only, without a path.`
    if (names.has(address.hostname)) {
      return `Setting ${name} cannot be used: ${address.hostname} is the host of another part. Another port is no other host to a cookie.`
    }
    names.add(address.hostname)
  }
  return null
}

function hostsOf(values: Environment): Hosts | null {
  const { OPKOMST_ORIGIN: staff, OPKOMST_ORIGIN_MIJN: mijn, OPKOMST_ORIGIN_PUBLIC: open, OPKOMST_ORIGIN_FILES: files } = values
  if (staff === undefined || partSettings.every((name) => values[name] === undefined)) return null
  const at = (address: string | undefined): string => new URL(address ?? staff).origin
  return { staff: at(staff), mijn: at(mijn), public: at(open), files: at(files) }
}

/** Names below `localhost` lead to this machine in every browser (RFC 6761, 6.3). Whoever named an address of his own keeps it. */
function withPracticeHosts(values: Environment): Environment {
  const { OPKOMST_SEPARATE_HOSTS, OPKOMST_ORIGIN, OPKOMST_TLS_CERT, PORT } = values
  if (OPKOMST_SEPARATE_HOSTS === 'no' || OPKOMST_ORIGIN !== undefined || PORT === 0) return values
  const at = (name: string): string => `${OPKOMST_TLS_CERT === undefined ? 'http' : 'https'}://${name}.localhost:${PORT}`
  return {
    ...values,
    OPKOMST_ORIGIN: at('opkomst'),
    OPKOMST_ORIGIN_MIJN: at('mijn'),
    OPKOMST_ORIGIN_PUBLIC: at('hulp'),
    OPKOMST_ORIGIN_FILES: at('bestanden'),
  }
}

/** What does not go together, in words; null for nothing. */
function conflict(values: Environment): string | null {
  const { HOST, OPKOMST_ORIGIN, OPKOMST_TLS_CERT: cert, OPKOMST_TLS_KEY: key, OPKOMST_HTTP_PORT, OPKOMST_HTTP_PLAIN } = values
  if ((cert === undefined) !== (key === undefined)) {
    return `Setting ${cert === undefined ? 'OPKOMST_TLS_CERT' : 'OPKOMST_TLS_KEY'} is missing: a certificate and its key go together.`
  }
  if (cert !== undefined && OPKOMST_ORIGIN?.startsWith('https://') === false) {
    return 'Setting OPKOMST_ORIGIN cannot be used: with OPKOMST_TLS_CERT people reach the program over https://.'
  }
  if (OPKOMST_HTTP_PORT !== undefined && (cert === undefined || OPKOMST_ORIGIN === undefined)) {
    return 'Setting OPKOMST_HTTP_PORT cannot be used: it sends people on to https, and needs OPKOMST_TLS_CERT and OPKOMST_ORIGIN.'
  }
  if (cert === undefined && !isLoopback(HOST) && OPKOMST_HTTP_PLAIN !== 'yes') {
    return `Setting HOST cannot be used: at ${HOST} everything would leave this machine without encryption. Leave HOST out and put a proxy with TLS on this machine, or set OPKOMST_TLS_CERT and OPKOMST_TLS_KEY, or set OPKOMST_HTTP_PLAIN=yes when the network to the proxy is encrypted itself.`
  }
  if (values.OPKOMST_LOG_TO !== undefined && values.OPKOMST_LOG === 'silent') {
    return 'Setting OPKOMST_LOG cannot be used: with "silent" there are no lines to send to OPKOMST_LOG_TO.'
  }
  return null
}

const syslogPort = 6514

/** The collector that OPKOMST_LOG_TO names; also asked by the doctor, who reads this setting alone. */
export function collectorOf(address: string | undefined, caFile: string | undefined): Collector | null {
  if (address === undefined) return null
  const { hostname, port } = new URL(address)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? syslogPort : Number(port), caFile: caFile ?? null }
}

const tlsOf = ({ OPKOMST_TLS_CERT: cert, OPKOMST_TLS_KEY: key }: Environment): TlsFiles | null =>
  cert === undefined || key === undefined ? null : { cert, key }

/** Reads the settings of the environment; an unusable one stops the start with its name. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, fallbackSecret: string): Settings {
  // An empty setting is how a file of settings leaves one out.
  const given = Object.fromEntries(Object.entries(env).filter(([, written]) => written !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `Setting ${issue.path.join('.')} cannot be used: ${issue.message}`).join('\n'))
  }
  const values = withPracticeHosts(parsed.data)
  const fault = conflict(values) ?? hostConflict(values)
  if (fault !== null) throw new Error(fault)
  const tls = tlsOf(values)
  return {
    port: values.PORT,
    host: values.HOST,
    origin: values.OPKOMST_ORIGIN ?? null,
    hosts: hostsOf(values),
    secure: tls !== null || (values.OPKOMST_ORIGIN?.startsWith('https://') ?? false),
    secret: values.OPKOMST_SECRET ?? fallbackSecret,
    metricsToken: values.OPKOMST_METRICS_TOKEN,
    logLevel: values.OPKOMST_LOG,
    rateLimit: values.OPKOMST_RATE_LIMIT,
    trustProxy: values.OPKOMST_TRUST_PROXY === 'yes',
    tls,
    httpPort: values.OPKOMST_HTTP_PORT ?? null,
    logTo: collectorOf(values.OPKOMST_LOG_TO, values.OPKOMST_LOG_CA),
  }
}
