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
  save: 'Ajouter',
  saved: 'Travail en groupe ajouté.',
  takeBack: 'Retirer',
  takenBack: 'Travail en groupe retiré.',
  restored: 'Le travail en groupe est de retour.',
  countMissing: 'Indiquez le nombre de séances, de 1 à 100.',
  dayMissing: 'Choisissez le jour de la séance ou du comptage.',
  inFuture: 'Ce jour doit encore venir. Choisissez aujourd’hui ou plus tôt.',
  beforeOpening: (day) => `Le dossier a commencé le ${day}. Choisissez ce jour ou plus tard.`,
  afterEnding: (day) => `L’accompagnement s’est arrêté le ${day}. Choisissez ce jour ou plus tôt.`,
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  back: 'Retour à la famille',
}
