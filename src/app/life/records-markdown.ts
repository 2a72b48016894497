import { formatDate, plural } from '#platform/text/format.ts'
import { recordWords, sayGround, sayPurpose } from './record-words.ts'
import { actsByRole, besides, type Records } from './records.ts'

/** Acts and tables by the part of the work they belong to, in words: their own names are English and for programmers. */
function partsOf(names: readonly string[]): string {
  const parts = names.map((name) => name.split('.')[0] ?? '')
  return [...new Set(parts)]
    .map((part) => recordWords.parts[part] ?? part)
    .sort((a, b) => a.localeCompare(b, 'nl'))
    .join(', ')
}

type Section = { readonly title: string; readonly lines: readonly string[] }

/** The records of processing in sections: one source for the page, the command and the file. */
export function recordSections(records: Records): Section[] {
  const w = recordWords
  return [
    {
      title: w.purposes,
      lines:
        records.grounds.length === 0
          ? [w.noGrounds]
          : records.grounds.map(
              (one) =>
                `${sayPurpose(one.purpose)}: ${sayGround(one.ground)}, ${w.roles[one.role]}, sinds ${formatDate(one.validFrom, 'nl')}`,
            ),
    },
    {
      title: w.data,
      lines: records.data.map(({ name, tables, columns, sealed, special }) => {
        const held = special.length === 0 ? '' : `; bijzonder: ${special.slice(0, 8).join(', ')}${special.length > 8 ? ', …' : ''}`
        return `${w.parts[name] ?? name}: ${plural(tables, 'nl', { one: '# tabel', other: '# tabellen' })}, ${columns.personal} persoonlijke en ${columns.special + columns['secret-address']} bijzondere of geheime kolommen, ${sealed} versleuteld${held}`
      }),
    },
    { title: w.people, lines: [w.subjects, `${w.besides}: ${partsOf(besides)}`] },
    {
      title: w.access,
      lines: [...[...actsByRole(records.acts)].map(([role, acts]) => `${w.who[role] ?? role}: ${partsOf(acts)}`), w.accessMore],
    },
    { title: w.recipients, lines: [w.shared(records.recipients.permissions, records.recipients.organisations)] },
    {
      title: w.retention,
      lines: records.retention.map(
        ({ series, months, outcome, authority }) =>
          `${w.series[series] ?? series}: ${months} maanden, ${w.outcomes[outcome] ?? outcome}; ${authority ?? w.notConfirmed}`,
      ),
    },
    {
      title: w.safeguards,
      lines: [
        w.guarded(records.safeguards.guarded, records.safeguards.tables),
        w.sealed(records.safeguards.sealed),
        w.audited(records.safeguards.isAudited),
        w.strongOnly(records.safeguards.isStrongOnly),
        ...w.always,
        w.waiting(records.safeguards.packages, records.safeguards.restricted),
      ],
    },
  ]
}

/** Draft of the impact assessment: what is known from the program filled in, what people must judge left open and named. */
export function impactSections(records: Records): Section[] {
  const w = recordWords
  const special = records.data.reduce((sum, { columns }) => sum + columns.special + columns['secret-address'], 0)
  const open = records.retention.filter(({ authority }) => authority === null).length
  return [
    { title: w.why, lines: [w.whyText(special, records.data.length)] },
    ...recordSections(records),
    { title: w.need, lines: w.needQuestions },
    {
      title: w.risks,
      lines: w.riskList.map(({ risk, measure }) => `${risk} Maatregel: ${measure}`),
    },
    {
      title: w.toDo,
      lines: [...(records.grounds.length === 0 ? [w.noGrounds] : []), ...(open > 0 ? [w.openRules(open)] : []), ...w.signOff],
    },
  ]
}

export function markdown(title: string, records: Records, sections: readonly Section[]): string {
  const parts = sections.map(({ title: head, lines }) => `## ${head}\n\n${lines.map((line) => `- ${line}`).join('\n')}`)
  return `# ${title}\n\n${records.municipality}, ${records.day}. ${recordWords.made}\n\n${parts.join('\n\n')}\n`
}
