import { reasonOf } from '#platform/db/connection.ts'
import { collectorOf } from '#platform/http/settings.ts'
import { checkCollector, tryCollector } from '#platform/log/collector.ts'
import { type Finding, fail, fine, warn } from './finding.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Whether lines of the log reach another machine. `why`: undefined when none was named, null when the collector answered, else what went wrong. */
export function judgeLog(address: string | undefined, why: string | null | undefined): Finding {
  if (address === undefined || why === undefined) {
    return warn(
      'log',
      'The log stays on this machine',
      'Whoever takes this machine can wipe what would show it.',
      'Set OPKOMST_LOG_TO to a collector that takes syslog over TLS, or let the host send the output of the program elsewhere (docs/guides/operator.md, The log elsewhere).',
    )
  }
  if (why === null) return fine('log', `The collector at ${address} answers over TLS, with a certificate that was checked`)
  return fail(
    'log',
    `The collector at ${address} cannot be reached: ${why}`,
    'Lines wait in memory, eight megabytes of them, and are dropped after that.',
    'Look whether it runs and may be reached from here, and whether OPKOMST_LOG_CA names the authority of its certificate.',
  )
}

/** Opens a connection to the collector of the settings and closes it; sends no line. */
export async function checkLog(env: Env): Promise<Finding> {
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name])
  const address = given('OPKOMST_LOG_TO')
  try {
    const collector = collectorOf(address, given('OPKOMST_LOG_CA'))
    if (collector === null) return judgeLog(address, undefined)
    checkCollector(collector)
    return judgeLog(address, await tryCollector(collector))
  } catch (error) {
    return judgeLog(address, reasonOf(error))
  }
}
