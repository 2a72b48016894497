import type { MailSettings } from './settings.ts'
import { smsCarrier } from './sms.ts'
import { smtpCarrier } from './smtp.ts'

export type Channel = 'mail' | 'sms'
export type Outgoing = { readonly to: string; readonly subject: string; readonly body: string }
/** `code` is a word of the protocol, never what the other side wrote. */
export type Delivery = { readonly kind: 'sent' } | { readonly kind: 'later' | 'refused'; readonly code: string }

/** One way a message leaves. It never throws: what went wrong is an answer. */
export type Carrier = { readonly send: (message: Outgoing) => Promise<Delivery>; readonly close: () => void }
export type Carriers = Readonly<Record<Channel, Carrier | null>>

/** The ways this installation has; without settings a message waits in the outbox. */
export function carriersOf(settings: MailSettings): Carriers {
  return {
    mail: settings.smtp === null ? null : smtpCarrier(settings.smtp),
    sms: settings.sms === null ? null : smsCarrier(settings.sms),
  }
}

export const noCarriers: Carriers = { mail: null, sms: null }
