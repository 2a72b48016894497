import type { Carrier } from './carrier.ts'
import type { SmsSettings } from './settings.ts'

const patience = 10_000

/** Fills {to} and {text} into the posted text so that neither can break out of it. */
export function fillTemplate(template: string, values: { readonly to: string; readonly text: string }): string {
  const isJson = template.trimStart().startsWith('{')
  const inside = (value: string): string => (isJson ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value))
  return template.replace(/\{(to|text)\}/g, (_, name: string) => inside(name === 'to' ? values.to : values.text))
}

/** Text messages through the gateway of a provider: one POST per message. A redirect is not followed: the number would go elsewhere. */
export function smsCarrier(settings: SmsSettings): Carrier {
  const isJson = settings.body.trimStart().startsWith('{')
  const headers: Record<string, string> = { 'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded' }
  if (settings.authorization !== null) headers['authorization'] = settings.authorization
  return {
    send: async ({ to, body }) => {
      try {
        const answer = await fetch(settings.url, {
          method: 'POST',
          headers,
          body: fillTemplate(settings.body, { to, text: body }),
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        })
        await answer.body?.cancel()
        if (answer.ok) return { kind: 'sent' }
        const isOurs = answer.status === 401 || answer.status === 403 || answer.status === 408 || answer.status === 429
        return { kind: answer.status >= 400 && answer.status < 500 && !isOurs ? 'refused' : 'later', code: String(answer.status) }
      } catch {
        return { kind: 'later', code: 'unreachable' }
      }
    },
    close: () => undefined,
  }
}
