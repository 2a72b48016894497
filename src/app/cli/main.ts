import { Command } from 'commander'
import { holdTlsFloor } from '#platform/tls/floor.ts'

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

const program = new Command('opkomst')
  .description('Operate an installation of Opkomst.')
  .showHelpAfterError('(add --help for how it is used)')
const asked = Object.entries(parts).filter(([name]) => name === process.argv[2])
for (const [, load] of asked.length > 0 ? asked : Object.entries(parts)) (await load())(program)

async function run(): Promise<void> {
  holdTlsFloor(process.env)
  await program.parseAsync()
}

run().catch((error: unknown) => {
  process.stderr.write(`opkomst: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
