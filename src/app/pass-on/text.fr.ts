import { plural } from '#platform/text/format.ts'
import type { Text } from './text.ts'

const families = (n: number): string => plural(n, 'fr', { one: '# famille', other: '# familles' })

export const fr: Text = {
  chooseTitle: 'Répartir des familles',
  chooseLead: 'Quelqu’un part, ou a trop de familles ? Choisissez de qui vous répartissez les familles.',
  chooseNone: 'Personne n’accompagne de famille en ce moment.',
  closedAccount: 'ne travaille plus ici',
  families,
  title: (name) => `Familles de ${name}`,
  lead: (n) => `${families(n)}, avec une proposition de reprise. Changez ce que vous voulez et enregistrez une seule fois.`,
  none: 'Il n’y a plus rien à répartir ici.',
  otherColleague: 'Choisir une autre personne',
  hidden: (n) =>
    `${plural(n, 'fr', { one: 'Un dossier ne vous est pas montré', other: '# dossiers ne vous sont pas montrés' })} : fermé ou limité. Faites-le transmettre avant le départ, ou entrez en urgence.`,
  hiddenLink: 'Entrer en urgence',
  loads: 'Qui a de la place',
  loadsLead: 'Foncé : maintenant. Jaune : ce que la proposition ajoute.',
  familiesLegend: 'Quelles familles, et à qui',
  to: (name) => `Qui reprend ${name} ?`,
  why: {
    programme: 'Proposition : a de la place et connaît ce programme.',
    room: 'Proposition : a de la place, sans travailler encore dans ce programme.',
    over: 'Personne n’a de place. C’est ici que le dépassement est le plus petit.',
  },
  nobody: 'Pas de proposition : toute l’équipe connaît cette famille personnellement.',
  keptOut: (names) => `Pas pour ${names} : connaît cette famille personnellement.`,
  weight: (points) => `compte pour ${points}`,
  reason: 'Pourquoi ? Ce sera écrit dans chaque dossier',
  reasonLeft: (name) => `${name} ne travaille plus chez nous`,
  reasonPassed: (name) => `Reprise de ${name}`,
  save: 'Transmettre',
  visits: 'Les visites prévues suivent chez qui reprend.',
  nothingChosen: 'Cochez au moins une famille',
  takerMissing: 'Choisissez qui reprend',
  changed: 'Quelqu’un a changé cette famille entre-temps. Vérifiez et enregistrez à nouveau',
  long: 'C’est trop long. Raccourcissez un peu',
  done: (n, name) => `${families(n)} de ${name} transmise${n > 1 ? 's' : ''}.`,
  undone: (n, name) => `${families(n)} de nouveau chez ${name}.`,
  cameTitle: 'Nouveau chez vous',
  cameFrom: (name, day) => `de ${name}, ${day}`,
  came: (day) => `depuis ${day}`,
  noGuide: (n) => `${families(n)} chez quelqu’un qui ne travaille plus ici`,
}
