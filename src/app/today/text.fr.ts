import { plural } from '#platform/text/format.ts'
import type { Text } from './text.ts'

/** What counts, then why: the first part is shown strong. */
const sentence = (strong: string, rest: string): string => `${strong}|${rest}`
const days = (n: number): string => plural(n, 'fr', { one: '# jour', other: '# jours' })
const families = (n: number): string => plural(n, 'fr', { one: '# famille', other: '# familles' })
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const fr: Text = {
  title: 'Aujourd’hui',
  morning: (name) => `Bonjour ${name}`,
  afternoon: (name) => `Bonjour ${name}`,
  evening: (name) => `Bonsoir ${name}`,
  lead: (day, visits, n) =>
    `${capital(day)}. ${plural(visits, 'fr', { one: '# visite', other: '# visites' })}, et ${families(n)} à ne pas perdre de vue.`,
  visits: 'Visites d’aujourd’hui',
  noVisits: 'Pas de visite prévue aujourd’hui.',
  nextVisit: (name, when) => `La prochaine est chez ${name}, ${when}.`,
  noHour: 'Aujourd’hui',
  minutes: (n) => `${n} min`,
  logContact: 'Contact',
  atHome: 'Chez la famille',
  attention: 'À ne pas perdre de vue',
  attentionTeam: 'À ne pas perdre de vue dans l’équipe',
  scope: 'Quelles familles',
  mine: 'Mes familles',
  team: 'Toute l’équipe',
  everyoneHeard: 'Des nouvelles de tout le monde',
  nextSilent: (name, when) => `La prochaine est ${name}, ${when}.`,
  noFamilies: 'Vous n’accompagnez pas de famille pour l’instant. Les nouvelles demandes sont sous « Nouveau ».',
  reasons: {
    neverHeard: (n) => sentence(`Pas encore de nouvelles, depuis ${days(n)}.`, 'Un petit message est un bon début.'),
    notHeard: (n, rhythm) => sentence(`Pas de nouvelles depuis ${days(n)}.`, `Vous aviez convenu de vous parler tous les ${days(rhythm)}.`),
    silentAfterLoss: (n) => sentence(`Pas de nouvelles depuis ${days(n)}.`, 'Un enfant a été perdu. Un petit signe de présence suffit.'),
    askAgain: (day) => sentence('Vous pouvez redemander.', `Elle a demandé d’être laissée tranquille jusqu’au ${day}.`),
    dueSoon: (n) =>
      sentence(n === 0 ? 'Le bébé est attendu aujourd’hui.' : `Accouche dans ${days(n)}.`, 'Aucun rendez-vous n’est encore prévu.'),
    birthExpected: (n) => sentence(`Le bébé était attendu il y a ${days(n)}.`, 'Des nouvelles ? Notez la naissance.'),
    newborn: (n) =>
      sentence(n === 0 ? 'Le bébé est né aujourd’hui.' : `Le bébé a ${days(n)}.`, 'Pas encore de contact depuis la naissance.'),
    endingSoon: (n, programme) =>
      sentence(
        n === 0 ? `${programme} s’arrête aujourd’hui.` : `${programme} s’arrête dans ${days(n)}.`,
        'Aucun passage de relais n’est encore prévu.',
      ),
    pastEnd: (n, programme) =>
      sentence(`${programme} s’est terminé il y a ${days(n)}.`, 'Clôturez, ou convenez d’un nouveau dernier jour.'),
  },
  child: (age) => `enfant de ${age}`,
  firstCall: 'Appeler d’abord',
  lastContact: (day, kind) => `Dernier contact : ${day}, ${kind}`,
  noContact: 'Dernier contact : pas encore',
  counsellor: (name) => `accompagnatrice : ${name}`,
  noCounsellor: 'encore sans accompagnatrice',
  reach: {
    call: 'vous pouvez appeler',
    text: 'envoyez un sms, n’appelez pas',
    whatsapp: 'envoyez un WhatsApp, n’appelez pas',
    email: 'envoyez un mail, n’appelez pas',
    'via-someone': 'passez par quelqu’un d’autre',
    unknown: 'comment la joindre en sécurité n’a pas encore été demandé',
  },
  times: { morning: 'le matin', afternoon: 'l’après-midi', evening: 'le soir', weekend: 'le week-end' },
  noVoicemail: 'ne laissez pas de message',
  acts: {
    call: 'Appeler',
    message: 'Envoyer un message',
    open: 'Ouvrir la famille',
    planVisit: 'Planifier une visite',
    recordBirth: 'Noter la naissance',
    planHandover: 'Planifier le relais',
    closeOrExtend: 'Clôturer',
  },
  done: 'Fait',
  tomorrow: 'Demain',
  notNeeded: 'Pas nécessaire',
  doneSaid: 'Très bien. Nous vous le rappelons après le rythme convenu.',
  tomorrowSaid: 'Demain, ce sera de nouveau là.',
  notNeededSaid: 'C’est retenu. Nous regardons à nouveau après le rythme convenu.',
  undone: 'Le rappel est de retour.',
  more: (n) => `Montrer encore ${families(n)}`,
  allOfThem: (n) => `Montrer les ${n} dans la liste des familles`,
  todo: 'À faire, par famille',
  noTodo: 'Rien n’attend. Une prochaine étape peut être notée avec chaque contact.',
  toLookBack: 'Bilan encore à écrire',
  toLookBackWhy: 'Qui retrouvera cette famille le lira d’abord.',
  closedOn: (day: string) => `clôturé le ${day}`,
  writeLookBack: 'L’écrire',
  restTitle: 'Laissées tranquilles',
  restContact: (name, until) =>
    `${name} ne veut pas de contact pour l’instant. ${until === null ? 'Elle sait qu’elle peut revenir.' : `Nous redemandons après le ${until}.`}`,
  restGuidance: (name, until) =>
    `${name} choisit maintenant de ne pas être accompagnée. ${until === null ? 'Elle sait qu’elle peut revenir.' : `Nous redemandons après le ${until}.`}`,
  news: 'Bonne nouvelle',
  newsBorn: (name, day) => `Le bébé de ${name} est là, depuis ${day}.`,
  newsInOrder: (name, what) => `Maintenant en ordre pour ${name} : ${what}.`,
  newsGoals: (name) => `${name} a atteint ce que vous aviez convenu.`,
  newsFinished: (name) => `L’accompagnement de ${name} s’est bien terminé.`,
  counting: 'Nous comptons encore toute l’équipe. Ci-dessous, les familles les plus récentes.',
  countedAt: (time) => `L’équipe a été comptée à ${time}.`,
  teamTitle: 'Dans l’équipe',
  leftOver: (n) =>
    plural(n, 'fr', {
      one: '# dossier sans accompagnatrice, bien après la fin prévue. À revoir et à clôturer',
      other: '# dossiers sans accompagnatrice, bien après la fin prévue. À revoir et à clôturer',
    }),
  withoutCounsellor: (n) => `${families(n)} sans accompagnatrice`,
  silentFamilies: (n) => `${families(n)} sans nouvelles plus longtemps que convenu`,
}
