import { unwatchFile, watchFile } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import { type Certificate, readCertificate, type TlsFiles } from './certificate.ts'
import { tlsRules } from './rules.ts'

export type TlsServing = {
  readonly make: (handler: RequestListener) => Server
  /** Reads the files again. New connections get the new certificate; those that stand go on. A bad file changes nothing. */
  readonly renew: () => void
  readonly stop: () => void
}

type Watch = {
  readonly now: () => Date
  readonly everyMs?: number
  /** Called after each reading: null when the new certificate is in use, else why the old one stays. */
  readonly told: (fault: string | null) => void
}

const lookEveryMs = 10_000
/** As Fastify has it for a server without TLS: a browser between two pages need not shake hands again. */
const keepAliveMs = 72_000

/** Servers that speak HTTPS with the certificate in `files`, and look each ten seconds whether it was renewed. Throws when the first one cannot serve. */
export function tlsServing(files: TlsFiles, { now, told, everyMs = lookEveryMs }: Watch): TlsServing {
  const first = readCertificate(files, now())
  if (!first.ok) throw new Error(first.refusal)
  let current: Certificate = first.value
  const servers: Server[] = []
  const contextOf = ({ cert, key }: Certificate) => ({ ...tlsRules, cert, key })
  const renew = (): void => {
    const next = readCertificate(files, now())
    // Certificate and key are two files: between the one and the other being written they do not belong together, and the next look finds both.
    if (!next.ok) {
      told(next.refusal)
      return
    }
    if (next.value.cert === current.cert && next.value.key === current.key) return
    current = next.value
    for (const server of servers) server.setSecureContext(contextOf(current))
    told(null)
  }
  const paths = [files.cert, files.key]
  for (const path of paths) watchFile(path, { interval: everyMs, persistent: false }, renew)
  return {
    make: (handler) => {
      const server = createServer(contextOf(current), handler)
      server.keepAliveTimeout = keepAliveMs
      servers.push(server)
      return server
    },
    renew,
    stop: () => {
      for (const path of paths) unwatchFile(path, renew)
    },
  }
}
