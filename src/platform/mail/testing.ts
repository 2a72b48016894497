import { SMTPServer } from 'smtp-server'

export type ArrivedMail = { readonly to: readonly string[]; readonly text: string }
type Refusal = { readonly code: number; readonly text: string }

/** A mail server on this machine that keeps what arrives, and says no to whoever it is for as long as it is told to. */
export async function mailServer() {
  const arrived: ArrivedMail[] = []
  let refusal: Refusal | null = null
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, taken) =>
      refusal === null ? taken() : taken(Object.assign(new Error(refusal.text), { responseCode: refusal.code })),
    onData: (stream, session, taken) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        arrived.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString() })
        taken()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const place = smtp.server.address()
  if (place === null || typeof place === 'string') throw new Error('the mail server has no port')
  return {
    arrived,
    /** What the program is told about it. */
    settings: { OPKOMST_SMTP_URL: `smtp://127.0.0.1:${place.port}`, OPKOMST_MAIL_FROM: 'bericht@example.org' },
    refuse: (why: Refusal | null) => {
      refusal = why
    },
    close: () => new Promise<void>((resolve) => smtp.close(resolve)),
  }
}
