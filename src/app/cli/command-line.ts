import { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** One part of the command line each. Only the part that is asked for is loaded; for help, or for a slip in its name, all of them. */
const parts = {
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  municipality: async () => (await import('./municipality.ts')).municipalityCommand,
  account: async () => (await import('./account.ts')).accountCommand,
  access: async () => (await import('./access.ts')).accessCommand,
  import: async () => (await import('./import.ts')).importCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  keys: async () => (await import('./keys.ts')).keysCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  life: async () => (await import('./life.ts')).lifeCommand,
  protected: async () => (await import('./protected.ts')).protectedCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  rights: async () => (await import('./rights.ts')).rightsCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  theme: async () => (await import('./theme.ts')).themeCommand,
} as const

/**
 * Does what was typed after `opkomst`. What goes wrong becomes one line; the answer is the exit code it asks for, if it asks for one.
 *
 * `prepare` sets what holds for the whole process before anything is done.
 */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
  prepare: () => void = () => undefined,
): Promise<1 | undefined> {
  const program = new Command('opkomst')
    .description('Operate an installation of Opkomst.')
    .showHelpAfterError('(add --help for how it is used)')
  const asked = Object.entries(parts).filter(([name]) => name === args[0])
  try {
    for (const [, load] of asked.length > 0 ? asked : Object.entries(parts)) (await load())(program, terminal)
    prepare()
    await program.parseAsync(args, { from: 'user' })
    return undefined
  } catch (error) {
    terminal.complain(`opkomst: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}
