import type { PublicLocale } from '#platform/text/locale.ts'
import { NoteStrip, PhoneLink, SafeStrip } from '#platform/web/parts.tsx'
import { languageName } from '../domain/languages.ts'
import type { SafeContact } from '../domain/person.ts'
import { text } from '../text.ts'

/** How she is reached safely, in one line: "WhatsApp, in de namiddag. Spreek niets in. Iemand anders luistert mee." Null when nobody asked. */
export function safeContactLine(safe: SafeContact, locale: PublicLocale): string | null {
  const t = text(locale).safe
  const how = [safe.channel === null ? [] : [t.channel[safe.channel]], safe.times.map((time) => t.times[time])].flat().join(', ')
  const parts = [
    how === '' ? '' : `${how.charAt(0).toUpperCase()}${how.slice(1)}.`,
    safe.mayLeaveMessage === null ? '' : safe.mayLeaveMessage ? t.may : t.never,
    safe.note ?? '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join(' ')
}

/** Stands above everything else on each page with a phone number. */
export function SafeContactStrip({ safe, phone, locale }: { safe: SafeContact; phone: string | null; locale: PublicLocale }) {
  return (
    <SafeStrip>
      {safeContactLine(safe, locale) ?? text(locale).safe.notAsked}
      {phone === null ? null : (
        <>
          {' '}
          <PhoneLink number={phone} sms={safe.channel === 'text' || safe.channel === 'whatsapp'} />
        </>
      )}
    </SafeStrip>
  )
}

/** Tells the team that the place of somebody in this family is for nobody else. */
export function SafeAddressStrip({ locale }: { locale: PublicLocale }) {
  const t = text(locale).safeAddress
  return <SafeStrip lead={`${t.title}.`}>{t.help}</SafeStrip>
}

/** The language she speaks best and whether an interpreter is needed; nothing when neither is known. */
export function LanguageStrip(props: { language: string | null; needsInterpreter: boolean | null; locale: PublicLocale }) {
  const t = text(props.locale)
  const interpreter = props.needsInterpreter === null ? '' : props.needsInterpreter ? t.interpreter : t.noInterpreter
  const language = props.language === null ? '' : `${languageName(props.language, props.locale)}.`
  if (language === '' && interpreter === '') return null
  return (
    <NoteStrip>
      <b>{t.language}</b> {[language, interpreter].filter((part) => part !== '').join(' ')}
    </NoteStrip>
  )
}
