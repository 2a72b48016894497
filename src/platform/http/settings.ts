import { z } from 'zod'

const notAPort = (written: unknown): string => `"${String(written)}" is not a port, a whole number from 0 to 65535.`

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: ({ input }) => notAPort(input) })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: ({ input }) => notAPort(input) })
    .default(3000),
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
})

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
}

/** Reads the settings of the environment; an unusable one stops the start with its name. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, fallbackSecret: string): Settings {
  // An empty setting is how a file of settings leaves one out.
  const given = Object.fromEntries(Object.entries(env).filter(([, written]) => written !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `Setting ${issue.path.join('.')} cannot be used: ${issue.message}`).join('\n'))
  }
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    origin: values.OPKOMST_ORIGIN ?? null,
    secure: values.OPKOMST_ORIGIN?.startsWith('https://') ?? false,
    secret: values.OPKOMST_SECRET ?? fallbackSecret,
    metricsToken: values.OPKOMST_METRICS_TOKEN,
    logLevel: values.OPKOMST_LOG,
    rateLimit: values.OPKOMST_RATE_LIMIT,
    trustProxy: values.OPKOMST_TRUST_PROXY === 'yes',
  }
}
