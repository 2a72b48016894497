import { plural } from '#platform/text/format.ts'
import type { Text } from './text.ts'

const families = (n: number): string => plural(n, 'en', { one: '# family', other: '# families' })

export const en: Text = {
  chooseTitle: 'Share out families',
  chooseLead: 'Is a colleague leaving, or does somebody have too many? Choose whose families you share out.',
  chooseNone: 'Nobody guides a family now.',
  closedAccount: 'does not work here any more',
  families,
  title: (name) => `Families of ${name}`,
  lead: (n) => `${families(n)}, with a suggestion who takes over. Change what you like and save once.`,
  none: 'There is nothing left to share out here.',
  otherColleague: 'Choose another colleague',
  hidden: (n) =>
    `${plural(n, 'en', { one: 'One dossier is', other: '# dossiers are' })} not shown to you: closed or restricted. Have it handed over before she leaves, or go in in an emergency.`,
  hiddenLink: 'Go in in an emergency',
  loads: 'Who has room',
  loadsLead: 'Dark is now, yellow is what the suggestion adds.',
  familiesLegend: 'Which families, and to whom',
  to: (name) => `Who takes over ${name}?`,
  why: {
    programme: 'Suggestion: has room and knows this programme.',
    room: 'Suggestion: has room, and does not work in this programme yet.',
    over: 'Nobody has room. This colleague goes over by least.',
  },
  nobody: 'No suggestion: everybody in the team knows this family personally.',
  keptOut: (names) => `Not for ${names}: knows this family personally.`,
  weight: (points) => `counts for ${points}`,
  reason: 'Why? It will stand in each dossier',
  reasonLeft: (name) => `${name} does not work with us any more`,
  reasonPassed: (name) => `Taken over from ${name}`,
  save: 'Hand over',
  visits: 'Planned visits go along to who takes over.',
  nothingChosen: 'Tick at least one family',
  takerMissing: 'Choose who takes over',
  changed: 'Somebody changed this family meanwhile. Check it and save again',
  long: 'That is too long. Shorten it a little',
  done: (n, name) => `${families(n)} of ${name} handed over.`,
  undone: (n, name) => `${families(n)} back with ${name}.`,
  cameTitle: 'New with you',
  cameFrom: (name, day) => `from ${name}, ${day}`,
  came: (day) => `since ${day}`,
  noGuide: (n) => `${families(n)} with somebody who does not work here any more`,
}
