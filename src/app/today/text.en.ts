import { plural } from '#platform/text/format.ts'
import type { Text } from './text.ts'

/** What counts, then why: the first part is shown strong. */
const sentence = (strong: string, rest: string): string => `${strong}|${rest}`
const days = (n: number): string => plural(n, 'en', { one: '# day', other: '# days' })
const families = (n: number): string => plural(n, 'en', { one: '# family', other: '# families' })

export const en: Text = {
  title: 'Today',
  morning: (name) => `Good morning ${name}`,
  afternoon: (name) => `Good afternoon ${name}`,
  evening: (name) => `Good evening ${name}`,
  lead: (day, visits, n) =>
    `${day}. ${plural(visits, 'en', { one: '# visit', other: '# visits' })}, and ${families(n)} not to lose sight of.`,
  visits: 'Visits today',
  noVisits: 'No visits planned today.',
  nextVisit: (name, when) => `The first next one is with ${name}, ${when}.`,
  noHour: 'Today',
  minutes: (n) => `${n} min`,
  logContact: 'Contact',
  atHome: 'At the family’s home',
  attention: 'Not to lose sight of',
  attentionTeam: 'Not to lose sight of in the team',
  scope: 'Whose families',
  mine: 'My families',
  team: 'The whole team',
  everyoneHeard: 'Everybody was heard',
  nextSilent: (name, when) => `The first next one is ${name}, ${when}.`,
  noFamilies: 'You guide no families now. New referrals stand under “New”.',
  reasons: {
    neverHeard: (n) => sentence(`Not heard yet, for ${days(n)}.`, 'A short message is a good start.'),
    notHeard: (n, rhythm) => sentence(`Nothing heard for ${days(n)}.`, `You agreed on every ${days(rhythm)}.`),
    silentAfterLoss: (n) => sentence(`Nothing heard for ${days(n)}.`, 'A child was lost. A short sign that you are there is enough.'),
    askAgain: (day) => sentence('You may ask again.', `She asked to be left alone until ${day}.`),
    dueSoon: (n) => sentence(n === 0 ? 'The baby is expected today.' : `Due in ${days(n)}.`, 'No appointment is planned yet.'),
    birthExpected: (n) => sentence(`The baby was expected ${days(n)} ago.`, 'Is there news? Record the birth.'),
    newborn: (n) => sentence(n === 0 ? 'The baby was born today.' : `The baby is ${days(n)} old.`, 'No contact since the birth yet.'),
    endingSoon: (n, programme) =>
      sentence(n === 0 ? `${programme} ends today.` : `${programme} ends in ${days(n)}.`, 'No warm handover is planned yet.'),
    pastEnd: (n, programme) => sentence(`${programme} ran out ${days(n)} ago.`, 'Close it, or agree on a new last day.'),
  },
  child: (age) => `child of ${age}`,
  firstCall: 'Call first',
  lastContact: (day, kind) => `Last contact: ${day}, ${kind}`,
  noContact: 'Last contact: none yet',
  counsellor: (name) => `counsellor: ${name}`,
  noCounsellor: 'no counsellor yet',
  reach: {
    call: 'calling is fine',
    text: 'send a text, do not call',
    whatsapp: 'send a WhatsApp, do not call',
    email: 'send an e-mail, do not call',
    'via-someone': 'reach her through somebody else',
    unknown: 'how to reach her safely was not asked yet',
  },
  times: { morning: 'in the morning', afternoon: 'in the afternoon', evening: 'in the evening', weekend: 'at the weekend' },
  noVoicemail: 'leave no message',
  acts: {
    call: 'Call',
    message: 'Send a message',
    open: 'Open the family',
    planVisit: 'Plan a visit',
    recordBirth: 'Record the birth',
    planHandover: 'Plan the handover',
    closeOrExtend: 'Close',
  },
  done: 'Done',
  tomorrow: 'Tomorrow',
  notNeeded: 'Not needed',
  doneSaid: 'Well done. We remind you again after the agreed rhythm.',
  tomorrowSaid: 'It will be here again tomorrow.',
  notNeededSaid: 'Remembered. We look again after the agreed rhythm.',
  undone: 'The reminder is back.',
  more: (n) => `Show ${families(n)} more`,
  allOfThem: (n) => `Show all ${n} in the list of families`,
  todo: 'To do, per family',
  noTodo: 'Nothing is waiting. A next step can be noted with each contact.',
  restTitle: 'Left in peace',
  restContact: (name, until) =>
    `${name} wants no contact now. ${until === null ? 'She knows she may come back.' : `We ask again after ${until}.`}`,
  restGuidance: (name, until) =>
    `${name} chooses no guidance now. ${until === null ? 'She knows she may come back.' : `We ask again after ${until}.`}`,
  news: 'Good news',
  newsBorn: (name, day) => `The baby of ${name} is here, since ${day}.`,
  newsInOrder: (name, what) => `Now in order for ${name}: ${what}.`,
  newsGoals: (name) => `${name} reached what you agreed together.`,
  newsFinished: (name) => `The guidance of ${name} came to a good end.`,
  teamTitle: 'In the team',
  leftOver: (n) =>
    plural(n, 'en', {
      one: '# file without a counsellor, long past its planned end. Look it through and close it',
      other: '# files without a counsellor, long past their planned end. Look them through and close them',
    }),
  withoutCounsellor: (n) => `${families(n)} without a counsellor`,
  silentFamilies: (n) => `${families(n)} not heard for longer than agreed`,
}
