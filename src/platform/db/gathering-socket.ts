import { Socket } from 'node:net'

/**
 * A connection that hands what was written in one turn of the program to the system at once. The driver frames each statement by
 * `cork` and `uncork`; statements that are asked for together then cost one system call instead of one each.
 */
export class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork())
  }
}
