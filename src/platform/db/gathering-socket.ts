import { Socket } from 'node:net'

type Done = (error?: Error | null) => void

/**
 * A connection that hands what was written in one turn of the program to the system at once. The driver frames each statement by
 * `cork` and `uncork`, and writes the begin of a transaction without; what is asked for together then costs one system call.
 */
export class GatheringSocket extends Socket {
  override write(data: Uint8Array | string, encoding?: BufferEncoding | Done, done?: Done): boolean {
    this.cork()
    try {
      return typeof encoding === 'function' ? super.write(data, encoding) : super.write(data, encoding, done)
    } finally {
      this.uncork()
    }
  }

  override uncork(): void {
    process.nextTick(() => super.uncork())
  }
}
