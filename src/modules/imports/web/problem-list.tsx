import type { PublicLocale } from '#platform/text/locale.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import type { Problem } from '../domain/problem.ts'
import { reasonText } from '../domain/problem-text.ts'
import { text } from '../text.ts'

/** What is to be noted about a row: column, value and reason of each. */
export function ProblemList({ problems, locale }: { problems: readonly Problem[]; locale: PublicLocale }) {
  const t = text(locale)
  if (problems.length === 0) return <span class="op-quiet">{t.nothingToNote}</span>
  return (
    <ul class="ds-list">
      {problems.map(({ column, value, code }) => (
        <li key={`${column}-${code}`}>
          <strong>{column ?? t.wholeRow}</strong>
          {value === '' ? '' : ` “${value.slice(0, 60)}”`}: {reasonText(code, toStaffLocale(locale))}
        </li>
      ))}
    </ul>
  )
}
