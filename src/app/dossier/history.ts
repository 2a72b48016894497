import { contactText, type ToldMove, visitWords } from '#modules/contacts/public.ts'
import { type DossierFile, dossierText } from '#modules/dossiers/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { type PublicLocale, staffLocales } from '#platform/text/locale.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { text } from './text.ts'

export type HistoryLine = {
  readonly key: string
  readonly at: Date
  readonly by: string | null
  readonly what: string
  readonly why: string | null
  /** Where this change is set right, as long as it can be. */
  readonly undo?: string | undefined
}

/** Each time a planned visit got another day or hour, and each time that was taken back. */
export function moveLines(moves: readonly ToldMove[], ctx: PageContext): readonly HistoryLine[] {
  const t = contactText(ctx.locale)
  return moves.flatMap(({ id, kind, wasOn, wasAt, toOn, toAt, at, by, undoneAt, undoneBy }) => {
    const was = visitWords({ plannedOn: wasOn, plannedAt: wasAt }, ctx)
    const to = visitWords({ plannedOn: toOn, plannedAt: toAt }, ctx)
    const moved = { key: `v${id}`, at, by, what: t.movedLine(t.kinds[kind], was, to), why: null }
    return undoneAt === null
      ? [moved]
      : [moved, { key: `vb${id}`, at: undoneAt, by: undoneBy, what: t.movedBackLine(t.kinds[kind], was), why: null }]
  })
}

/** Births from before their author was kept have nobody, and the day itself for when. */
function birthsOf(file: DossierFile): DossierFile['births'] {
  const older = file.pregnancies.flatMap(({ id, bornOn }) => {
    const isTold = file.births.some(({ pregnancyId, withdrawnAt }) => pregnancyId === id && withdrawnAt === null)
    if (bornOn === null || isTold) return []
    return [{ id, pregnancyId: id, bornOn, at: new Date(`${bornOn}T12:00:00Z`), by: null, withdrawnAt: null, withdrawnBy: null }]
  })
  return [...file.births, ...older]
}

/** The name of a child that was born, to remember it by. */
function nameOf({ members }: DossierFile, personId: string | null): string | null {
  const name = members.find((one) => one.personId === personId)?.givenName ?? null
  return staffLocales.some((locale) => dossierText(locale).birth.nameless === name) ? null : name
}

/** The birth that can be set right: that of the last pregnancy, unless the child was lost; then that comes first. */
function latestBirth({ pregnancies, losses, members }: DossierFile, births: DossierFile['births']): string | null {
  const now = pregnancies.at(-1)
  const birth = births.findLast(({ pregnancyId, withdrawnAt }) => pregnancyId === now?.id && withdrawnAt === null)
  const isMourned = losses.some(
    ({ personId, withdrawnAt }) =>
      withdrawnAt === null && members.some((one) => one.personId === personId && one.birthDate !== null && one.birthDate === birth?.bornOn),
  )
  return isMourned ? null : (birth?.id ?? null)
}

/** Every change of state with who, when and why, newest first. What was taken back stays readable as taken back. */
export function historyLines(
  file: DossierFile,
  programmeNames: ReadonlyMap<string, string>,
  locale: PublicLocale,
  moves: readonly HistoryLine[] = [],
): readonly HistoryLine[] {
  const t = text(locale).line
  const words = dossierText(locale)
  const line = (key: string, at: Date, by: string | null, what: string, why: string | null = null): HistoryLine => ({
    key,
    at,
    by,
    what,
    why,
  })
  const births = birthsOf(file)
  const latest = latestBirth(file, births)
  const lines = [
    ...moves,
    line('opened', file.recordedAt, file.recordedBy, t.opened),
    ...file.assignments.map(({ name, at, by, reason }, index) =>
      line(`a${index}`, at, by, index === 0 ? t.counsellor(name) : t.takesOver(name), reason),
    ),
    ...file.periods
      .slice(1)
      .map(({ programme, at, by, reason }, index) =>
        line(`p${index}`, at, by, t.programme(programmeNames.get(programme) ?? programme), reason),
      ),
    ...births.flatMap(({ id, bornOn, at, by, withdrawnAt, withdrawnBy }) => {
      const day = formatDate(bornOn, locale)
      return [
        { ...line(`b${id}`, at, by, t.born(day)), undo: withdrawnAt === null && id === latest ? 'geboorte/terug' : undefined },
        ...(withdrawnAt === null ? [] : [line(`bb${id}`, withdrawnAt, withdrawnBy, t.bornBack(day))]),
      ]
    }),
    ...file.losses.flatMap(({ id, personId, happenedOn, at, by, withdrawnAt, withdrawnBy, note }) => [
      {
        ...line(`l${id}`, at, by, t.lost(nameOf(file, personId), formatDate(happenedOn, locale)), note),
        undo: withdrawnAt === null ? `verlies/${id}/terug` : undefined,
      },
      ...(withdrawnAt === null ? [] : [line(`lb${id}`, withdrawnAt, withdrawnBy, t.lostBack)]),
    ]),
    ...file.refusals.flatMap(({ id, what, at, by, note, withdrawnAt, withdrawnBy }) => {
      const named = words.refusal.whats[what].toLowerCase()
      return [
        line(`r${id}`, at, by, t.refused(named), note),
        ...(withdrawnAt === null ? [] : [line(`rb${id}`, withdrawnAt, withdrawnBy, t.refusedBack(named))]),
      ]
    }),
    ...file.endings.flatMap(({ id, at, by, reason, reasonText, reopenedAt, reopenedBy, endedOn }) => [
      line(`e${id}`, at, by, `${t.ended(words.end.reasons[reason].toLowerCase())} (${formatDate(endedOn, locale)})`, reasonText),
      ...(reopenedAt === null ? [] : [line(`eb${id}`, reopenedAt, reopenedBy, t.reopened)]),
    ]),
  ]
  return lines.sort((a, b) => b.at.getTime() - a.at.getTime())
}
