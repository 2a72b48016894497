import type { StaffText } from './staff-text.ts'

export const fr: StaffText = {
  title: 'Code d’une famille',
  lead: 'Une famille a répondu elle-même aux questions sur ses droits et vous donne le code. Collez ou scannez-le ici. Rien n’est conservé.',
  code: 'Le code',
  codeHelp: 'Avec ou sans espaces. Un lecteur qui tape fonctionne aussi.',
  show: 'Montrer les réponses',
  empty: 'Collez ou tapez d’abord le code.',
  misread: 'Ce code n’est pas tout à fait juste. Vérifiez que toutes les lettres y sont.',
  otherVersion: 'Ce code vient d’une autre version des questions. Demandez-en un nouveau à la famille.',
  factsTitle: 'Ce que la famille a dit',
  none: 'Ce code ne contient pas de réponses.',
  family: 'Famille',
  adult: (n) => (n === 1 ? 'Qui a répondu' : `Adulte ${n}`),
  child: (n) => `Enfant ${n}`,
  yes: 'Oui',
  no: 'Non',
  nothingKept:
    'Ceci n’est conservé nulle part. Auprès de la famille, choisissez « Droits » puis « Reprendre un code » : chaque réponse y figure à côté du dossier.',
  filledOn: (day) => `Rempli le ${day}.`,
  toFamilies: 'Vers les familles',
}
