import { fullName, type PersonDetails } from '#modules/people/public.ts'
import { differingLetters, type Letters } from '#modules/referrals/public.ts'
import { formatDate, formatMonth } from '#platform/text/format.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, Card, Quiet, ScrollRegion } from '#platform/web/parts.tsx'
import type { Detail, Known } from './read-inbox.ts'
import { text, type Words } from './text.ts'

/** Somebody who may be the same parent: the two side by side, why, and a link that can be taken back. */
export function KnownCard({ ctx, detail, known }: { ctx: PageContext; detail: Detail; known: Known }) {
  const t = text(ctx.locale)
  const now = detail.referral.person
  const base = `/nieuw/${detail.referral.id}/gelijkenis/${known.personId}`
  const title = known.verdict === null ? t.known.title : known.verdict === 'same' ? t.known.titleSame : t.known.titleDifferent
  const [ownName, otherName] = differingLetters(fullName(now), fullName(known.details))
  const rows = [
    { id: 'name', head: t.known.name, now: <Marked letters={ownName} />, other: <Marked letters={otherName} /> },
    { id: 'born', head: t.known.born, now: bornWords(now, ctx, t), other: bornWords(known.details, ctx, t) },
    { id: 'phone', head: t.known.phone, now: phoneWords(now, t), other: phoneWords(known.details, t) },
  ]
  return (
    <Card look={known.verdict === null ? 'warm' : 'plain'} title={title} id={`known-${known.personId}`}>
      <ScrollRegion label={t.known.compare}>
        <table class="op-cmp">
          <thead>
            <tr>
              <td />
              <th scope="col">{t.known.now}</th>
              <th scope="col">{contextWords(known, ctx, t)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.head}</th>
                <td>{row.now}</td>
                <td>{row.other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="op-small">
        {t.known.why} {known.reasons.map((reason) => t.known.reasons[reason]).join(', ')}.
      </p>
      {known.verdict === null ? (
        <Actions even>
          <ActionButton ctx={ctx} action={`${base}/zelfde`} variant="secondary" icon="link">
            {t.known.same}
          </ActionButton>
          <ActionButton ctx={ctx} action={`${base}/anders`} variant="tertiary">
            {t.known.different}
          </ActionButton>
        </Actions>
      ) : (
        <ActionButton ctx={ctx} action={`${base}/los`} variant="secondary" icon="undo">
          {known.verdict === 'same' ? t.known.undo : t.known.askAgain}
        </ActionButton>
      )}
      <Quiet>{t.known.nothingLost}</Quiet>
    </Card>
  )
}

function Marked({ letters }: { letters: Letters }) {
  return <bdi>{letters.map((piece) => (piece.differs ? <mark>{piece.text}</mark> : piece.text))}</bdi>
}

function bornWords(person: PersonDetails, ctx: PageContext, t: Words): string {
  return person.birthDate === null ? t.known.notKnown : formatDate(person.birthDate, ctx.locale)
}

/** The last two figures are enough to compare; the whole number of somebody else is not needed here. */
function phoneWords(person: PersonDetails, t: Words): string {
  const digits = (person.phone ?? '').replace(/\D/g, '')
  return digits === '' ? t.known.notKnown : t.known.endsIn(digits.slice(-2))
}

function contextWords(known: Known, ctx: PageContext, t: Words) {
  const { dossier, earlier } = known
  if (dossier !== null) {
    const words = dossier.isOpen ? t.known.openDossier(dossier.reference) : t.known.closedDossier(dossier.reference)
    return <a href={`/gezinnen/${dossier.dossierId}`}>{words}</a>
  }
  if (earlier === null) return <>{t.known.family}</>
  return (
    <a href={`/nieuw/${earlier.referralId}`}>
      {t.known.referredIn(formatMonth(earlier.receivedOn, ctx.locale), t.known.states[earlier.state])}
    </a>
  )
}
