import type { Command } from 'commander'
import { judgeTheme, type ThemeVerdict } from './theme/judge-theme.ts'
import { readTheme, themeNames } from './theme/themes.ts'
import { print } from './with-database.ts'

function wordsOf(name: string, { checks, faults }: ThemeVerdict): string {
  if (faults.length === 0) return `${name}: ${checks} checks, everybody can read it`
  const lines = faults.map(({ what, measured, least }) =>
    measured === null ? `  ${what}: a colour is missing or not #rrggbb` : `  ${what}: ${measured.toFixed(1)}, at least ${least} is needed`,
  )
  return [`${name}: ${faults.length} of ${checks} checks fail`, ...lines].join('\n')
}

/** Registers `opkomst theme`. Exit code 1 when a theme cannot be read by everybody. */
export function themeCommand(program: Command): void {
  const theme = program.command('theme').description('the looks of municipalities')
  theme
    .command('check [names...]')
    .description('whether the colours of a theme can be read by everybody; all themes when none is named')
    .option('--json', 'answer as JSON')
    .action((names: string[], options: { json?: boolean }) => {
      const chosen = names.length > 0 ? names : themeNames()
      const verdicts = chosen.map((name) => ({ name, ...judgeTheme(readTheme(name)) }))
      print(options.json ? JSON.stringify(verdicts, null, 2) : verdicts.map((verdict) => wordsOf(verdict.name, verdict)).join('\n'))
      if (verdicts.some(({ faults }) => faults.length > 0)) process.exitCode = 1
    })
}
