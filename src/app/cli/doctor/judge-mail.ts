import { readMailSettings } from '#platform/mail/settings.ts'
import { type Finding, fail, fine, warn } from './finding.ts'

type Environment = Readonly<Record<string, string | undefined>>

const isHere = (origin: string): boolean =>
  URL.canParse(origin) && ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'].includes(new URL(origin).hostname)

/** Whether who gets a mail from here can follow the address in it. */
export function judgeMail(env: Environment): Finding {
  try {
    if (readMailSettings(env).smtp === null)
      return fine('mail', 'No server for mail is named (OPKOMST_SMTP_URL): codes and mails wait in the outbox')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail('mail', 'The settings for mail cannot be used', reason, 'Correct the setting; the guide for operators lists them.')
  }
  const origin = env['OPKOMST_ORIGIN']
  if (origin !== undefined && !isHere(origin)) return fine('mail', `Mail goes out; its links begin with ${origin}`)
  const named = origin ?? 'http://127.0.0.1, the address of this machine itself'
  return warn(
    'mail',
    'Mail goes out, with links nobody else can open',
    `Links in mails begin with ${named}. Whoever gets one elsewhere cannot follow it.`,
    'Set OPKOMST_ORIGIN to the address under which people reach the program, such as https://opkomst.example.be, and start again.',
  )
}

/** What a start says about it; null when there is nothing to say. */
export function mailLine(env: Environment): string | null {
  const { level, title, remedy } = judgeMail(env)
  return level === 'warn' ? `${title}. ${remedy}` : null
}
