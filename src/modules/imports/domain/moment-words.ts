import { list } from './list.ts'

export type Moment = 'first' | 'last'
/** A column name without its moment: what it is about, and which of the two moments or which sign stood there. */
export type MomentReading = { readonly about: string; readonly moment: Moment | null; readonly sign: string }

const FIRST = list(`
  start | begin | beginmeting | startmeting | nulmeting | beginsituatie | startsituatie | startscore | beginscore | intake | aanvang | opstart |
  voor | vooraf | vroeger | toen | eerste meting | meting 1 | début | debut | avant | before | baseline`)
const LAST = list(`
  einde | eind | eindmeting | slotmeting | eindsituatie | eindscore | afsluiting | afronding | uitstroom | slot | na | nadien | achteraf | nu |
  vandaag | tweede meting | meting 2 | fin | après | apres | maintenant | after | now | end`)
/** Signs that say something only when the column with the other sign of the pair is there too. */
const SIGN_PAIRS: readonly (readonly [string, string])[] = [
  ['s', 'e'],
  ['b', 'e'],
  ['d', 'f'],
  ['v', 'n'],
  ['t0', 't1'],
  ['t1', 't2'],
  ['in', 'uit'],
  ['in', 'out'],
  ['1', '2'],
]

const LEAD = String.raw`(?:(?:score|niveau|level|stand)\s+)?(?:(?:bij|op|aan|in|at|au|à|a|en)\s+)?(?:(?:de|het|the|la|le)\s+)?`
const GAP = String.raw`[\s\-–—:,./(\[_|]+`
const words = (some: readonly string[]): string => [...some].sort((a, b) => b.length - a.length).join('|')
const behind = (some: string): RegExp => new RegExp(`^(?<about>.+?)${GAP}${LEAD}(?<moment>${some})[\\s)\\].:?!]*$`, 'iu')
const before = (some: string): RegExp => new RegExp(`^[\\s(\\[]*${LEAD}(?<moment>${some})[\\s)\\]\\-–—:,./_|]+(?<about>.+)$`, 'iu')
const SIGNS = [...new Set(SIGN_PAIRS.flat())]
const WORDS_BEHIND = behind(words([...FIRST, ...LAST]))
const WORDS_BEFORE = before(words([...FIRST, ...LAST]))
const SIGN_BEHIND = behind(words(SIGNS))
// A figure in front numbers the question.
const SIGN_BEFORE = before(words(SIGNS.filter((sign) => !/^\d$/.test(sign))))

const NUMBER = /^\s*(?:(?:vraag|stelling|indicator|item|question|q|v)\s*\.?\s*)?\d{1,2}\s?(?:[.):\-–]|\s)\s*(?=\p{L})/iu
const SCALE = /[([]\s*[01]\s*(?:-|–|tot|t\/m|à|to|\/)\s*(?:5|10)\s*[)\]]/giu

function reading(pattern: RegExp, header: string): { readonly about: string; readonly word: string } | null {
  const { about = '', moment = '' } = pattern.exec(header)?.groups ?? {}
  const bare = about.replace(/[\s\-–—:,./([_|…]+$/u, '').trim()
  return /\p{L}{2}/u.test(bare) ? { about: bare, word: moment.toLowerCase() } : null
}

/** The ways a column name can be split in a subject and a moment; the number of a question and its scale count for nothing. */
export function readMoment(header: string): readonly MomentReading[] {
  const name = header.slice(0, 300).replace(SCALE, ' ').replace(NUMBER, '').trim()
  const said = [WORDS_BEHIND, WORDS_BEFORE].flatMap((pattern): readonly MomentReading[] => {
    const found = reading(pattern, name)
    return found === null ? [] : [{ about: found.about, moment: FIRST.includes(found.word) ? 'first' : 'last', sign: found.word }]
  })
  if (said.length > 0) return said
  return [SIGN_BEHIND, SIGN_BEFORE].flatMap((pattern): readonly MomentReading[] => {
    const found = reading(pattern, name)
    return found === null ? [] : [{ about: found.about, moment: null, sign: found.word }]
  })
}

/** The moment a sign stands for among the other signs behind the same name; null when its partner is not there. */
export function momentOfSign(sign: string, others: ReadonlySet<string>): Moment | null {
  const pair = SIGN_PAIRS.find((signs) => signs.includes(sign) && signs.every((one) => others.has(one)))
  if (pair === undefined) return null
  return pair[0] === sign ? 'first' : 'last'
}
