import type { Transporter } from 'nodemailer'
import { isLoopback } from '../loopback.ts'
import type { Carrier, Delivery } from './carrier.ts'
import type { SmtpSettings } from './settings.ts'

const patience = 10_000

/** Mail over SMTP. Outside this machine only over TLS: the message holds a code. */
export function smtpCarrier(settings: SmtpSettings): Carrier {
  const { host, port, secure, user, password, from } = settings
  // Loaded with the first message: an installation that sends none keeps the memory.
  const open = async (): Promise<Transporter> =>
    (await import('nodemailer')).createTransport({
      host,
      port,
      secure,
      requireTLS: !secure && !isLoopback(host),
      ignoreTLS: !secure && isLoopback(host),
      ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  let opening: Promise<Transporter> | null = null
  return {
    send: async ({ to, subject, body }) => {
      try {
        opening ??= open()
        await (await opening).sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text: body,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'sent' }
      } catch (error) {
        return failureOf(error)
      }
    },
    close: () => void opening?.then((transport) => transport.close()),
  }
}

/** An answer of 500 and above is final (RFC 5321, 4.2.1); wrong credentials are ours to mend, so the message waits. */
function failureOf(error: unknown): Delivery {
  const status = typeof error === 'object' && error !== null && 'responseCode' in error ? Number(error.responseCode) : Number.NaN
  const name = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const isFinal = status >= 500 && name !== 'EAUTH'
  return {
    kind: isFinal ? 'refused' : 'later',
    code: Number.isNaN(status) ? (/^[A-Z]{3,20}$/.exec(name)?.[0] ?? 'failed') : String(status),
  }
}
