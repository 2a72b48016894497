import { plural } from '#platform/text/format.ts'
import type { Text } from './text.ts'

const sessions = (n: number): string => plural(n, 'fr', { one: '# séance', other: '# séances' })

export const fr: Text = {
  title: 'Travail en groupe',
  never: 'Pas encore compté.',
  total: (n) => `${sessions(n)} suivies`,
  line: (n, day) => `${sessions(n)}, comptées le ${day}`,
  add: 'Ajouter des séances',
  sessions: 'Nombre de séances',
  countedOn: 'Jour',
  save: 'Ajoute',
  saved: 'Travail en groupe ajouté.',
  takeBack: 'Reprends',
  takenBack: 'Travail en groupe repris.',
  restored: 'Le travail en groupe est de retour.',
  countMissing: 'Indique le nombre de séances, de 1 à 100.',
  dayMissing: 'Choisis le jour de la séance ou du comptage.',
  inFuture: 'Ce jour doit encore venir. Choisis aujourd’hui ou plus tôt.',
  beforeOpening: (day) => `Le dossier a commencé le ${day}. Choisis ce jour ou plus tard.`,
  afterEnding: (day) => `L’accompagnement s’est arrêté le ${day}. Choisis ce jour ou plus tôt.`,
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  back: 'Retour à la famille',
}
