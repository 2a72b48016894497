import type { StaffText } from './staff-text.ts'

export const en: StaffText = {
  title: 'Code of a family',
  lead: 'A family answered the questions about rights itself and hands you the code. Paste or scan it here. Nothing is kept.',
  code: 'The code',
  codeHelp: 'With or without spaces. A scanner that types works too.',
  show: 'Show the answers',
  empty: 'Paste or type the code first.',
  misread: 'This code is not quite right. Check whether all letters are there.',
  otherVersion: 'This code comes from another version of the questions. Ask the family for a new one.',
  factsTitle: 'What the family told',
  none: 'There are no answers in this code.',
  family: 'Family',
  adult: (n) => (n === 1 ? 'Who answered' : `Adult ${n}`),
  child: (n) => `Child ${n}`,
  yes: 'Yes',
  no: 'No',
  nothingKept:
    'This is kept nowhere. With the family choose “Rights” and then “Take over a code”: there each answer stands beside the dossier.',
  filledOn: (day) => `Filled in on ${day}.`,
  toFamilies: 'To the families',
}
