/** What has to be so before a mail may remind somebody of an appointment. */
export type Reachable = {
  readonly channel: string
  /** She came in by this address and chose her word: it is hers. */
  readonly hasChosenProof: boolean
  readonly hasSafeAddress: boolean
  /** False: somebody else hears or reads what is left for her. Null: never asked. */
  readonly mayLeaveMessage: boolean | null
}

/**
 * Whether a reminder may go to her at all. Only by mail, to an address she has used herself, and never where her address is kept safe or a
 * message may not be left: that she has an appointment is then already too much.
 */
export function mayRemind({ channel, hasChosenProof, hasSafeAddress, mayLeaveMessage }: Reachable): boolean {
  return channel === 'mail' && hasChosenProof && !hasSafeAddress && mayLeaveMessage !== false
}

/** Hours of the day, in Brussels, in which a reminder of tomorrow is made: nobody's telephone lights up at night. */
export const remindingHours = { from: 9, until: 20 } as const

export function isRemindingHour(hour: number): boolean {
  return hour >= remindingHours.from && hour < remindingHours.until
}
