import { z } from 'zod'

const environment = z.object({
  /** Server that takes mail, such as smtp://name:secret@mail.example:587 or smtps://… */
  OPKOMST_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of every mail; choose one that tells nothing. */
  OPKOMST_MAIL_FROM: z.string().min(3).max(200).optional(),
  /** Address of the gateway that takes text messages. */
  OPKOMST_SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What is posted to it: {to} and {text} are filled in, as JSON or as a form. */
  OPKOMST_SMS_BODY: z.string().max(2000).default('{"to":"{to}","text":"{text}"}'),
  /** Sent along as "Authorization". */
  OPKOMST_SMS_AUTHORIZATION: z.string().max(2000).optional(),
  /** Whether a mail carries a link beside the code: only where the host name tells nothing. */
  OPKOMST_FAMILY_LINKS: z.enum(['yes', 'no']).default('no'),
})

export type SmtpSettings = {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string | null
  readonly password: string | null
  readonly from: string
}
export type SmsSettings = { readonly url: string; readonly body: string; readonly authorization: string | null }
export type MailSettings = { readonly smtp: SmtpSettings | null; readonly sms: SmsSettings | null; readonly links: boolean }

/** Reads how messages leave; an unusable setting stops the start with its name. */
export function readMailSettings(env: Readonly<Record<string, string | undefined>>): MailSettings {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `Setting ${issue.path.join('.')} cannot be used: ${issue.message}`).join('\n'))
  }
  const values = parsed.data
  return {
    smtp: smtpOf(values.OPKOMST_SMTP_URL, values.OPKOMST_MAIL_FROM),
    sms: smsOf(values),
    links: values.OPKOMST_FAMILY_LINKS === 'yes',
  }
}

function smtpOf(address: string | undefined, from: string | undefined): SmtpSettings | null {
  if (address === undefined) return null
  if (from === undefined) throw new Error('Setting OPKOMST_MAIL_FROM is needed beside OPKOMST_SMTP_URL: who the mail comes from.')
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    from,
  }
}

function smsOf(values: z.output<typeof environment>): SmsSettings | null {
  const { OPKOMST_SMS_URL: url, OPKOMST_SMS_BODY: body, OPKOMST_SMS_AUTHORIZATION: authorization } = values
  return url === undefined ? null : { url, body, authorization: authorization ?? null }
}
