import { connect, type Socket } from 'node:net'

/** `not-scanned`: there is no scanner, or it did not answer. That is said where the file is shown; it is never taken for clean. */
export type ScanState = 'clean' | 'infected' | 'not-scanned'
export type Scanned = { readonly state: ScanState; readonly found: string | null }
export type Scanner = { readonly scan: (bytes: Buffer) => Promise<Scanned> }

const chunkBytes = 64 * 1024
const longestMs = 20_000

type Place = { readonly path: string } | { readonly host: string; readonly port: number }

/** `CLAMD`: a socket (`/run/clamav/clamd.ctl`) or `host:port`; null when it is not set. */
export function readClamd(env: Readonly<Record<string, string | undefined>>): Place | null {
  const given = (env['CLAMD'] ?? '').trim()
  if (given === '') return null
  if (given.startsWith('/')) return { path: given }
  const [, host = '', port = ''] = /^(.+?):(\d{1,5})$/.exec(given) ?? []
  if (host === '') throw new Error('CLAMD must be a socket such as /run/clamav/clamd.ctl, or host:port')
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** The scanner of an installation; null when there is none. */
export function scannerOf(env: Readonly<Record<string, string | undefined>> = process.env): Scanner | null {
  const place = readClamd(env)
  return place === null ? null : { scan: (bytes) => ask(place, bytes) }
}

/** ClamAV over its own protocol: the bytes go through the socket, nothing is written to a disk. */
function ask(place: Place, bytes: Buffer): Promise<Scanned> {
  return new Promise((resolve) => {
    const answer: Buffer[] = []
    const socket: Socket = 'path' in place ? connect(place.path) : connect(place.port, place.host)
    const end = (scanned: Scanned): void => {
      socket.destroy()
      resolve(scanned)
    }
    const unanswered = (): void => end({ state: 'not-scanned', found: null })
    socket.setTimeout(longestMs, unanswered)
    socket.on('error', unanswered)
    socket.on('data', (data) => answer.push(Buffer.from(data)))
    socket.on('close', () => end(judgeAnswer(Buffer.concat(answer).toString('utf8'))))
    socket.on('connect', () => send(socket, bytes))
  })
}

function send(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const part = bytes.subarray(at, at + chunkBytes)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    socket.write(length)
    socket.write(part)
  }
  socket.write(Buffer.alloc(4))
}

/** `stream: OK` is clean, `stream: NAME FOUND` is not; every other answer means that it was not looked at. */
export function judgeAnswer(answer: string): Scanned {
  const said = answer.replaceAll('\0', '').trim()
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found !== undefined) return { state: 'infected', found }
  return { state: said === 'stream: OK' ? 'clean' : 'not-scanned', found: null }
}
