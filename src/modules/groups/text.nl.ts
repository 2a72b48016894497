import { plural } from '#platform/text/format.ts'

export const nl = {
  title: 'Groepswerk',
  never: 'Nog niet geteld.',
  total: (n: number) => `${plural(n, 'nl', { one: '# sessie', other: '# sessies' })} bijgewoond`,
  line: (n: number, day: string) => `${plural(n, 'nl', { one: '# sessie', other: '# sessies' })}, geteld op ${day}`,
  add: 'Sessies toevoegen',
  sessions: 'Aantal sessies',
  countedOn: 'Dag',
  save: 'Voeg toe',
  saved: 'Groepswerk toegevoegd.',
  takeBack: 'Neem terug',
  takenBack: 'Groepswerk teruggenomen.',
  restored: 'Groepswerk staat er weer.',
  countMissing: 'Vul in hoeveel sessies, met een getal van 1 tot 100.',
  dayMissing: 'Kies de dag van de sessie of van de telling.',
  inFuture: 'Die dag moet nog komen. Kies vandaag of vroeger.',
  beforeOpening: (day: string) => `Het dossier begon op ${day}. Kies die dag of later.`,
  afterEnding: (day: string) => `De begeleiding stopte op ${day}. Kies die dag of vroeger.`,
  today: 'Vandaag',
  yesterday: 'Gisteren',
  back: 'Terug naar het gezin',
}
