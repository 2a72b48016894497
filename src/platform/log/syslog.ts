import { z } from 'zod'

/** What a line of the log says of itself; everything else travels as it stands. */
const head = z.object({
  level: z.number().catch(30),
  time: z.number().catch(0),
  pid: z.number().optional().catch(undefined),
  hostname: z.string().optional().catch(undefined),
  event: z.string().optional().catch(undefined),
})

const local0 = 16
const largestSequence = 2_147_483_647

/** Severity of RFC 5424, 6.2.1: critical, error, warning, informational, debug. */
function severityOf(level: number): number {
  if (level >= 60) return 2
  if (level >= 50) return 3
  if (level >= 40) return 4
  return level >= 30 ? 6 : 7
}

/** A part of the head: printable signs without a space, or a dash for unknown. */
function word(value: string | undefined, most: number): string {
  const plain = (value ?? '').replaceAll(/[^\x21-\x7e]/g, '').slice(0, most)
  return plain === '' ? '-' : plain
}

function headOf(line: string): z.infer<typeof head> {
  try {
    return head.parse(JSON.parse(line))
  } catch {
    return head.parse({})
  }
}

/**
 * One line of the log as a message of RFC 5424 with its length in bytes before it (RFC 5425, 4.3). `sequence` counts up from 1, so that the collector sees
 * what is missing and what came twice (RFC 5424, 7.3.1). Pure: the time is the line's own.
 */
export function syslogFrame(line: string, sequence: number): Buffer {
  const body = line.trimEnd()
  const { level, time, pid, hostname, event } = headOf(body)
  const at = time === 0 ? '-' : new Date(time).toISOString()
  const parts = [
    `<${local0 * 8 + severityOf(level)}>1`,
    at,
    word(hostname, 255),
    'opkomst',
    word(pid === undefined ? undefined : String(pid), 128),
    word(event, 32),
    `[meta sequenceId="${((sequence - 1) % largestSequence) + 1}"]`,
    body,
  ]
  const message = Buffer.from(parts.join(' '))
  return Buffer.concat([Buffer.from(`${message.length} `), message])
}
