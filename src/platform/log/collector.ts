import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { connect, createSecureContext, type TLSSocket } from 'node:tls'

/** Where lines go: a collector that takes syslog over TLS. */
export type Collector = {
  readonly host: string
  readonly port: number
  /** File with the authority that signed its certificate; null: those of the system. */
  readonly caFile: string | null
}

export const patienceMs = 10_000

/** Throws when the file with the authority cannot be used: without it no collector would ever be believed. */
export function checkCollector({ caFile }: Collector): void {
  if (caFile === null) return
  try {
    const ca = readFileSync(caFile, 'utf8')
    if (!ca.includes('-----BEGIN CERTIFICATE-----')) throw new Error('no certificate')
    createSecureContext({ ca })
  } catch (error) {
    throw new Error(`Setting OPKOMST_LOG_CA cannot be used: ${caFile} is no readable file with a certificate in PEM (${codeOf(error)}).`)
  }
}

/** Opens the way to a collector. Its certificate must be signed by an authority we know and bear its name: nothing is written before that. */
export function reachCollector({ host, port, caFile }: Collector): TLSSocket {
  const socket = connect({
    host,
    port,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(caFile === null ? {} : { ca: readFileSync(caFile) }),
  })
  socket.setKeepAlive(true, patienceMs)
  return socket
}

/** A word of the protocol for what went wrong, never what the other side wrote. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[A-Z0-9_]{3,60}$/.test(code) ? code : 'failed'
}

/** Asks once whether lines could go there now; `null` when they could, else why not. Sends nothing. */
export function tryCollector(collector: Collector): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (answer: string | null): void => {
      clearTimeout(timer)
      socket?.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => end('ETIMEDOUT'), patienceMs)
    let socket: TLSSocket | null = null
    try {
      socket = reachCollector(collector)
      socket.once('secureConnect', () => end(null))
      socket.once('error', (error) => end(codeOf(error)))
    } catch (error) {
      end(codeOf(error))
    }
  })
}
