import { Command } from 'commander'
import { accessCommand } from './access.ts'
import { accountCommand } from './account.ts'
import { auditCommand } from './audit.ts'
import { backupCommand } from './backup.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { importCommand } from './import.ts'
import { keysCommand } from './keys.ts'
import { lifeCommand } from './life.ts'
import { migrateCommand } from './migrate.ts'
import { municipalityCommand } from './municipality.ts'
import { protectedCommand } from './protected.ts'
import { reportCommand } from './report.ts'
import { restoreCommand } from './restore.ts'
import { rightsCommand } from './rights.ts'
import { themeCommand } from './theme.ts'

const program = new Command('opkomst')
  .description('Operate an installation of Opkomst.')
  .showHelpAfterError('(add --help for how it is used)')
migrateCommand(program)
municipalityCommand(program)
accountCommand(program)
accessCommand(program)
importCommand(program)
reportCommand(program)
demoCommand(program)
keysCommand(program)
auditCommand(program)
backupCommand(program)
lifeCommand(program)
protectedCommand(program)
restoreCommand(program)
rightsCommand(program)
doctorCommand(program)
themeCommand(program)

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`opkomst: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
