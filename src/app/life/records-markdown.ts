import { formatDate } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import { matrixText } from '../matrix/text.ts'
import { type RecordWords, recordWords } from './record-words.ts'
import { actsByRole, besides, type DataGroup, type Records } from './records.ts'

/** The word for an id; one without a word is shown as it is. */
function named(words: Readonly<Record<string, string>>, id: string): string {
  return words[id] ?? id
}

/** A semicolon as the language writes it. */
function then(locale: StaffLocale): string {
  return locale === 'fr' ? '\u00a0; ' : '; '
}

/** Acts and tables by the part of the work they belong to, in words: their own names are English and for programmers. */
function partsOf(names: readonly string[], w: RecordWords, locale: StaffLocale): string {
  const parts = names.map((name) => name.split('.')[0] ?? '')
  return [...new Set(parts)]
    .map((part) => named(w.parts, part))
    .sort((a, b) => a.localeCompare(b, locale))
    .join(', ')
}

type Section = { readonly title: string; readonly lines: readonly string[] }

/** What the special columns hold: in Dutch in the words of the copy a family gets, which is in Dutch; else by the kind of data. */
function heldIn({ special, kinds }: DataGroup, w: RecordWords, locale: StaffLocale): string {
  const held = locale === 'nl' ? special : kinds.map((kind) => matrixText(locale).kinds[kind])
  if (held.length === 0) return ''
  return `${then(locale)}${labelled(w.special, held.slice(0, 8).join(', '), locale)}${held.length > 8 ? ', …' : ''}`
}

/** The records of processing in sections: one source for the page, the command and the file. */
export function recordSections(records: Records, locale: StaffLocale): Section[] {
  const w = recordWords(locale)
  const line = (label: string, value: string): string => labelled(label, value, locale)
  const { safeguards } = records
  return [
    {
      title: w.purposes,
      lines:
        records.grounds.length === 0
          ? [w.noGrounds]
          : records.grounds.map(({ purpose, ground, role, validFrom }) =>
              line(
                named(w.purposeNames, purpose),
                `${named(w.grounds, ground)}, ${named(w.roles, role)}, ${w.since(formatDate(validFrom, locale))}`,
              ),
            ),
    },
    {
      title: w.data,
      lines: records.data.map((group) => {
        const { tables, columns, sealed } = group
        const held = w.held(tables, columns.personal, columns.special + columns['secret-address'], sealed)
        return line(named(w.parts, group.name), held + heldIn(group, w, locale))
      }),
    },
    { title: w.people, lines: [w.subjects, line(w.besides, partsOf(besides, w, locale))] },
    {
      title: w.access,
      lines: [...[...actsByRole(records.acts)].map(([role, acts]) => line(named(w.who, role), partsOf(acts, w, locale))), w.accessMore],
    },
    { title: w.recipients, lines: [w.shared(records.recipients.permissions, records.recipients.organisations)] },
    {
      title: w.retention,
      lines: records.retention.map(({ series, months, outcome, authority }) =>
        line(named(w.series, series), `${w.months(months)}, ${named(w.outcomes, outcome)}${then(locale)}${authority ?? w.notConfirmed}`),
      ),
    },
    {
      title: w.safeguards,
      lines: [
        w.guarded(safeguards.guarded, safeguards.tables),
        w.sealed(safeguards.sealed),
        w.audited(safeguards.isAudited),
        w.strongOnly(safeguards.isStrongOnly),
        ...w.always,
        w.waiting(safeguards.packages, safeguards.restricted),
      ],
    },
  ]
}

/** Draft of the impact assessment: what is known from the program filled in, what people must judge left open and named. */
export function impactSections(records: Records, locale: StaffLocale): Section[] {
  const w = recordWords(locale)
  const special = records.data.reduce((sum, { columns }) => sum + columns.special + columns['secret-address'], 0)
  const open = records.retention.filter(({ authority }) => authority === null).length
  return [
    { title: w.why, lines: [w.whyText(special, records.data.length)] },
    ...recordSections(records, locale),
    { title: w.need, lines: w.needQuestions },
    { title: w.risks, lines: w.riskList.map(({ risk, measure }) => `${risk} ${w.measured}${colon(locale)}${measure}`) },
    {
      title: w.toDo,
      lines: [...(records.grounds.length === 0 ? [w.noGrounds] : []), ...(open > 0 ? [w.openRules(open)] : []), ...w.signOff],
    },
  ]
}

export function markdown(title: string, records: Records, sections: readonly Section[], locale: StaffLocale): string {
  const parts = sections.map(({ title: head, lines }) => `## ${head}\n\n${lines.map((line) => `- ${line}`).join('\n')}`)
  return `# ${title}\n\n${records.municipality}, ${records.day}. ${recordWords(locale).made}\n\n${parts.join('\n\n')}\n`
}
