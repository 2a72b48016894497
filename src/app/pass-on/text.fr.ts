import { plural } from '#platform/text/format.ts'
import type { Text } from './text.ts'

const families = (n: number): string => plural(n, 'fr', { one: '# famille', other: '# familles' })

export const fr: Text = {
  chooseTitle: 'Répartir des familles',
  chooseLead: 'Quelqu’un part, ou a trop de familles ? Choisis de qui tu répartis les familles.',
  chooseNone: 'Personne n’accompagne de famille en ce moment.',
  closedAccount: 'ne travaille plus ici',
  families,
  title: (name) => `Familles de ${name}`,
  lead: (n) => `${families(n)}, avec une proposition de reprise. Change ce que tu veux et enregistre une seule fois.`,
  none: 'Il n’y a plus rien à répartir ici.',
  otherColleague: 'Choisir une autre personne',
  hidden: (n) =>
    `${plural(n, 'fr', { one: 'Un dossier ne t’est pas montré', other: '# dossiers ne te sont pas montrés' })} : fermé ou limité. Fais-le transmettre avant le départ, ou entre en urgence.`,
  hiddenLink: 'Entrer en urgence',
  loads: 'Qui a de la place',
  loadsLead: 'Foncé : maintenant. Jaune : ce que la proposition ajoute.',
  familiesLegend: 'Quelles familles, et à qui',
  to: (name) => `Qui reprend ${name} ?`,
  why: {
    programme: 'Proposition : a de la place et connaît ce programme.',
    room: 'Proposition : a de la place, sans travailler encore dans ce programme.',
    over: 'Personne n’a de place. C’est ici que le dépassement est le plus petit.',
  },
  nobody: 'Pas de proposition : toute l’équipe connaît cette famille personnellement.',
  keptOut: (names) => `Pas pour ${names} : connaît cette famille personnellement.`,
  weight: (points) => `compte pour ${points}`,
  reason: 'Pourquoi ? Ce sera écrit dans chaque dossier',
  reasonLeft: (name) => `${name} ne travaille plus chez nous`,
  reasonPassed: (name) => `Reprise de ${name}`,
  save: 'Transmettre',
  visits: 'Les visites prévues suivent chez qui reprend.',
  nothingChosen: 'Coche au moins une famille',
  takerMissing: 'Choisis qui reprend',
  changed: 'Quelqu’un a changé cette famille entre-temps. Vérifie et enregistre à nouveau',
  long: 'C’est trop long. Raccourcis un peu',
  done: (n, name) => `${families(n)} de ${name} transmise${n > 1 ? 's' : ''}.`,
  undone: (n, name) => `${families(n)} de nouveau chez ${name}.`,
  cameTitle: 'Nouveau chez toi',
  cameFrom: (name, day) => `de ${name}, ${day}`,
  came: (day) => `depuis ${day}`,
  noGuide: (n) => `${families(n)} chez quelqu’un qui ne travaille plus ici`,
}
