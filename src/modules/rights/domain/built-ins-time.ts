import { type BuiltIn, type BuiltIns, day, numberOf, withKnown } from './arguments.ts'
import { type Calendar, RuleError } from './expression.ts'
import { awardYearOf, between, firstDayOfMonth, monthOf, pregnancyWeek, quarterOf, type Span, schoolYearOf, yearOf } from './time.ts'
import { plain, type Unit } from './unit.ts'

function spanUnit(span: Span): Unit {
  return { top: span, bottom: '', notion: '' }
}

function calendarOf(of: Calendar, work: (value: string) => number): BuiltIn {
  return (args) => ({ type: { is: 'calendar', of }, run: withKnown([args.of(0, 'day').run], ([value]) => work(String(value))) })
}

/** What a rule may ask about days and calendars. */
export const timeFunctions: BuiltIns = {
  since: (args) => {
    const span = args.word(1, ['days', 'weeks', 'months', 'years'])
    return {
      type: numberOf(spanUnit(span)),
      run: withKnown([args.of(0, 'day').run], ([from], scene) => between(String(from), scene.on, span)),
    }
  },
  between: (args) => {
    const span = args.word(2, ['days', 'weeks', 'months', 'years'])
    const runs = [args.of(0, 'day').run, args.of(1, 'day').run]
    return { type: numberOf(spanUnit(span)), run: withKnown(runs, ([from, to]) => between(String(from), String(to), span)) }
  },
  month: calendarOf('month', monthOf),
  quarter: calendarOf('quarter', quarterOf),
  year: calendarOf('year', yearOf),
  schoolYear: calendarOf('school-year', schoolYearOf),
  awardYear: calendarOf('award-year', awardYearOf),
  calendarYear: (args) => {
    const value = args.literal(0)
    return { type: { is: 'calendar', of: 'year' }, run: () => value }
  },
  monthOfYear: (args) => ({
    type: numberOf(plain),
    run: withKnown([args.of(0, 'day').run], ([value]) => Number(String(value).slice(5, 7))),
  }),
  dayInYear: (args) => {
    const { type, run } = args.of(0, 'calendar')
    if (type.is !== 'calendar' || !['year', 'school-year', 'award-year'].includes(type.of)) throw new RuleError('dayInYear takes a year')
    const [month, date] = [args.literal(1), args.literal(2)]
    const tail = `-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    return { type: day, run: withKnown([run], ([value]) => `${value}${tail}`) }
  },
  firstOfMonth: (args) => ({ type: day, run: withKnown([args.of(0, 'day').run], ([value]) => firstDayOfMonth(monthOf(String(value)))) }),
  week: (args) => {
    const value = args.literal(0)
    return { type: { is: 'calendar', of: 'pregnancy-week' }, run: () => value }
  },
  pregnancyWeek: (args) => ({
    type: { is: 'calendar', of: 'pregnancy-week' },
    run: withKnown([args.of(0, 'day').run], ([due], scene) => pregnancyWeek(String(due), scene.on)),
  }),
}
