import { hostname } from 'node:os'
import type { TLSSocket } from 'node:tls'
import { type Collector, checkCollector, codeOf, patienceMs, reachCollector } from './collector.ts'
import { syslogFrame } from './syslog.ts'

/** Lines handed to a connection shortly before it broke may never have arrived: they go again. The collector knows them by their number. */
const doubtMs = 5_000
const mostBytes = 8 * 1024 * 1024
const firstWaitMs = 1_000
const longestWaitMs = 30_000

/** `sent`: handed to a connection; what went again counts again. */
export type SendingCounts = { readonly sent: number; readonly dropped: number; readonly waiting: number }
export type LogSending = {
  /** One line of the log as it also stands on the output. Never waits and never throws. */
  readonly add: (line: string) => void
  readonly counts: () => SendingCounts
  /** Sends what waits, for two seconds at most, and lets go. */
  readonly stop: () => Promise<void>
}
type Options = {
  readonly now: () => number
  /** What this has to say itself: a line for the output, which goes along with the others. */
  readonly tell: (line: string) => void
  readonly mostBytes?: number
  readonly firstWaitMs?: number
}

class Sending implements LogSending {
  readonly collector: Collector
  readonly options: Options
  waiting: Buffer[] = []
  /** Handed over, and not sure yet that they arrived. */
  unsure: { readonly frame: Buffer; readonly at: number }[] = []
  bytes = 0
  sequence = 0
  sent = 0
  dropped = 0
  /** Dropped since the collector was last told. */
  untold = 0
  socket: TLSSocket | null = null
  isOpen = false
  isAway = false
  isStopped = false
  waitMs: number
  timer: NodeJS.Timeout | null = null

  constructor(collector: Collector, options: Options) {
    this.collector = collector
    this.options = options
    this.waitMs = options.firstWaitMs ?? firstWaitMs
    // Not at once: what it may have to say goes through whoever is making it.
    setImmediate(() => this.open())
  }

  add = (line: string): void => {
    const frame = syslogFrame(line, this.sequence + 1)
    this.forget()
    if (this.bytes + frame.length > (this.options.mostBytes ?? mostBytes)) {
      // What came first tells how it began; what comes now is counted.
      this.dropped += 1
      this.untold += 1
      return
    }
    this.sequence += 1
    this.bytes += frame.length
    this.waiting.push(frame)
    this.flush()
  }

  counts = (): SendingCounts => ({
    sent: this.sent,
    dropped: this.dropped,
    waiting: this.waiting.length,
  })

  stop = async (): Promise<void> => {
    this.isStopped = true
    if (this.timer !== null) clearTimeout(this.timer)
    const { socket } = this
    if (socket === null || !this.isOpen) return void socket?.destroy()
    this.flush()
    await new Promise<void>((done) => {
      const limit = setTimeout(done, 2_000)
      socket.end(() => {
        clearTimeout(limit)
        done()
      })
    })
    socket.destroy()
  }

  private say(level: number, fields: Readonly<Record<string, unknown>>): void {
    this.options.tell(`${JSON.stringify({ level, time: this.options.now(), pid: process.pid, hostname: hostname(), ...fields })}\n`)
  }

  /** Lets go of what was handed over long enough ago. */
  private forget(): void {
    const sureBefore = this.options.now() - doubtMs
    const still = this.unsure.findIndex(({ at }) => at >= sureBefore)
    for (const { frame } of this.unsure.splice(0, still === -1 ? this.unsure.length : still)) this.bytes -= frame.length
  }

  private flush(): void {
    const { socket } = this
    if (socket === null || !this.isOpen) return
    const at = this.options.now()
    let count = 0
    for (const frame of this.waiting) {
      if (socket.writableNeedDrain) break
      socket.write(frame)
      this.unsure.push({ frame, at })
      count += 1
    }
    this.waiting.splice(0, count)
    this.sent += count
  }

  private open(): void {
    this.timer = null
    if (this.isStopped) return
    try {
      const socket = reachCollector(this.collector)
      this.socket = socket
      let why = 'closed'
      socket.setTimeout(patienceMs, () => (this.isOpen ? undefined : socket.destroy()))
      socket.once('secureConnect', () => this.opened())
      socket.on('drain', () => this.flush())
      socket.on('error', (error) => {
        why = codeOf(error)
      })
      // A collector has nothing to say; its end of the line ends the line.
      socket.on('end', () => socket.destroy())
      socket.resume()
      socket.once('close', () => this.closed(why))
    } catch (error) {
      this.closed(codeOf(error))
    }
  }

  private opened(): void {
    this.isOpen = true
    this.waitMs = this.options.firstWaitMs ?? firstWaitMs
    this.flush()
    const { untold, isAway } = this
    this.isAway = false
    this.untold = 0
    if (isAway || untold > 0) this.say(40, { event: 'log.collector-back', dropped: untold })
  }

  private closed(code: string): void {
    this.forget()
    this.isOpen = false
    this.socket = null
    this.waiting.unshift(...this.unsure.splice(0).map(({ frame }) => frame))
    if (this.isStopped) return
    if (!this.isAway) {
      this.isAway = true
      this.say(40, { event: 'log.collector-away', code })
    }
    this.timer = setTimeout(() => this.open(), this.waitMs)
    this.timer.unref()
    this.waitMs = Math.min(this.waitMs * 2, longestWaitMs)
  }
}

/**
 * Sends each line of the log to another machine (OWASP ASVS 5.0, 16.4.3): syslog over TLS, RFC 5425. While the collector is away lines wait, eight megabytes
 * of them; more are dropped and counted, and the count is told once it is back.
 */
export function sendLogAway(collector: Collector, options: Options): LogSending {
  checkCollector(collector)
  return new Sending(collector, options)
}
