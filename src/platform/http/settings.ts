import { z } from 'zod'
import type { Collector } from '../log/collector.ts'
import { isLoopback } from '../loopback.ts'
import type { TlsFiles } from '../tls/certificate.ts'

const notAPort = (written: unknown): string => `"${String(written)}" is not a port, a whole number from 0 to 65535.`

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, { error: ({ input }) => notAPort(input) })
  .transform(Number)
  .refine((port) => port <= 65_535, { error: ({ input }) => notAPort(input) })

const environment = z.object({
  PORT: portNumber.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Address under which people reach the server, such as https://opkomst.example; https makes cookies secure. */
  OPKOMST_ORIGIN: z.url({ error: 'write a whole address, such as https://opkomst.example.' }).optional(),
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
  const values = parsed.data
  const fault = conflict(values)
  if (fault !== null) throw new Error(fault)
  const tls = tlsOf(values)
  return {
    port: values.PORT,
    host: values.HOST,
    origin: values.OPKOMST_ORIGIN ?? null,
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
