import { plural } from '#platform/text/format.ts'
import type { RecordWords } from './record-words.ts'

export const fr: RecordWords = {
  parts: {
    access: 'Accès des collègues',
    audit: 'Qui a regardé',
    consent: 'Partage et concertation',
    contacts: 'Contacts et rendez-vous',
    documents: 'Papiers',
    dossiers: 'Dossiers',
    evidence: 'Rapport et chiffres',
    family: 'Accès propre des parents',
    'fundamental-rights': 'Entretien sur les droits fondamentaux',
    fundamental_rights: 'Entretien sur les droits fondamentaux',
    groups: 'Groupes',
    identity: 'Comptes',
    imports: 'Listes importées',
    indicators: 'Questionnaires',
    lifecycle: 'Droits et conservation',
    network: 'Partenaires',
    people: 'Personnes',
    platform: 'Brouillons et messages',
    protected: 'Partie protégée',
    referrals: 'Demandes',
    register: 'Numéro de registre national',
    rights: 'Recherche des droits',
  },
  roles: { controller: 'responsable du traitement', 'joint-controller': 'responsable conjoint', processor: 'sous-traitant' },
  who: {
    administrator: 'Administrateur',
    counsellor: 'Accompagnateur',
    family: 'Parent, à propos de soi',
    machine: 'Le programme',
    midwife: 'Sage-femme',
    partner: 'Partenaire',
    researcher: 'Chercheur',
    'team-lead': 'Responsable d’équipe',
    visitor: 'Personne sans compte',
  },
  series: {
    dossier: 'Dossiers des familles',
    'referral-only': 'Demandes sans dossier',
    'work-notes': 'Notes de travail personnelles',
    'meeting-sheets': 'Feuilles d’une concertation',
  },
  outcomes: { destroy: 'détruire', transfer: 'transférer aux archives', sample: 'conserver un échantillon' },
  purposeNames: {
    guidance: 'Accompagnement',
    reporting: 'Chiffres et rapport',
    welcome: 'Accueil',
    rights: 'Recherche des droits',
    'case-management': 'Gestion de cas',
    'family-support': 'Soutien préventif aux familles',
  },
  grounds: { 'public-task': 'mission d’intérêt public', 'legal-duty': 'obligation légale', care: 'soins', consent: 'consentement' },
  since: (day) => `depuis le ${day}`,
  measured: 'Mesure',
  held: (tables, personal, special, sealed) =>
    [
      plural(tables, 'fr', { one: '# table', other: '# tables' }),
      plural(personal, 'fr', { one: '# colonne personnelle', other: '# colonnes personnelles' }),
      plural(special, 'fr', { one: '# colonne sensible ou secrète', other: '# colonnes sensibles ou secrètes' }),
      plural(sealed, 'fr', { one: '# colonne chiffrée', other: '# colonnes chiffrées' }),
    ].join(', '),
  special: 'données sensibles',
  months: (n) => plural(n, 'fr', { one: '# mois', other: '# mois' }),
  recordsTitle: 'Registre des traitements',
  impactTitle: 'Projet d’analyse d’impact',
  made: 'Établi à partir de ce que le programme fait maintenant ; rien n’est tenu à la main.',
  purposes: 'Pour quoi, et sur quelle base',
  noGrounds: 'Aucune base juridique n’est encore enregistrée. Faites-le dans Gestion, Base juridique.',
  data: 'Quelles données',
  people: 'Sur qui',
  subjects: 'Parents et futurs parents, leurs enfants, autres membres de la famille ; personnel et partenaires ayant un compte.',
  besides: 'Tables sur des personnes hors famille',
  access: 'Qui travaille avec quoi (catégories de personnes ayant accès)',
  accessMore: 'Par type de donnée, lire ou modifier, et pourquoi : Gestion, Qui peut quoi.',
  recipients: 'Qui reçoit quelque chose',
  shared: (permissions, organisations) =>
    `${permissions} ${permissions === 1 ? 'accord de partage en cours' : 'accords de partage en cours'}, avec ${organisations} ${organisations === 1 ? 'organisation' : 'organisations'}. Sans accord, personne hors de l’équipe ne reçoit de contenu.`,
  retention: 'Combien de temps',
  notConfirmed: 'proposition, pas encore confirmée : rien n’est effacé',
  safeguards: 'Comment c’est protégé',
  guarded: (n, of) => `${n} tables sur ${of} ne montrent que les lignes de la commune, dans la base de données même.`,
  sealed: (n) => `${n} colonnes sont chiffrées avec des clés qui ne sont pas dans la base de données.`,
  strongOnly: (is) =>
    is
      ? 'Seule une clé d’accès ou le service de connexion ouvre des dossiers.'
      : 'Un mot de passe avec un code ouvre des dossiers. L’administrateur peut n’admettre que des moyens forts : Gestion, Connexion.',
  waiting: (packages, restricted) =>
    `Maintenant : ${packages} ${packages === 1 ? 'paquet attend' : 'paquets attendent'} les archives, ${restricted} ${restricted === 1 ? 'dossier est suspendu' : 'dossiers sont suspendus'}.`,
  audited: (is) =>
    is
      ? 'Qui a regardé et pourquoi figure dans des lignes liées entre elles : une modification se voit.'
      : 'Rien n’a encore été lu ou écrit qui puisse être vérifié.',
  always: [
    'La connexion demande une deuxième preuve, et à nouveau pour les étapes dangereuses.',
    'Effacer se fait à deux, avec l’accord des archives et un certificat.',
    'Ce qui va d’abord aux archives reste chiffré en paquet jusqu’à son départ. Seule la personne qui l’a fait l’ouvre ; une autre note l’accusé de réception.',
    'Un dossier suspendu est conservé sans être utilisé : seuls ses droits et ses propres pages continuent. Davantage est possible une heure, sur une base de la loi, et elle peut lire qui l’a fait.',
    'Une partie protégée sans lecteur en reçoit un quand la personne responsable d’équipe le demande et qu’un administrateur le confirme. Ni l’un ni l’autre ne la lit pour autant.',
    'Une famille reçoit une copie, voit qui a regardé, et peut corriger, s’opposer et faire effacer.',
  ],
  why: 'Pourquoi une analyse est nécessaire',
  whyText: (columns, parts) =>
    `Des personnes vulnérables, ${columns} colonnes de données sensibles ou secrètes dans ${parts} parties du travail, et une inégalité de pouvoir entre la famille et l’autorité.`,
  need: 'Nécessité et proportionnalité (à compléter)',
  needQuestions: [
    'Le but peut-il être atteint avec moins de données ? Parcourez les colonnes sensibles ci-dessus.',
    'Chaque famille sait-elle d’avance ce qui est conservé et pour qui ? Comment cela a-t-il été vérifié ?',
    'Ce traitement a-t-il été discuté avec des familles ou leurs représentants ?',
  ],
  risks: 'Risques pour les familles',
  riskList: [
    {
      risk: 'Un ex-partenaire violent cherche où elle est.',
      measure: 'une adresse secrète l’emporte sur toute règle ; ses pages ont une sortie rapide.',
    },
    {
      risk: 'Un collègue curieux regarde.',
      measure:
        'chaque consultation est conservée avec sa raison ; la personne responsable d’équipe voit ce qui ressort ; des liens personnels ferment un dossier.',
    },
    {
      risk: 'Son histoire circule sans qu’elle le sache.',
      measure: 'partager demande cinq réponses et son accord, par sujet et par destinataire, retirable avec effet immédiat.',
    },
    {
      risk: 'Un paquet pour les archives tombe entre de mauvaises mains.',
      measure:
        'il reste chiffré sous sa propre clé, seul son auteur le retire, et il disparaît avec l’effacement. Le transport vers les archives se convient entre personnes.',
    },
    {
      risk: 'Un dossier est utilisé alors qu’elle le conteste.',
      measure:
        'la base de données ne le montre alors à personne de l’équipe ; l’ouvrir une heure demande une base et une raison, qu’elle peut lire.',
    },
    {
      risk: 'Quelqu’un donne mot de passe et code à un faux site.',
      measure: 'une clé d’accès n’y répond pas ; la commune peut n’admettre que des moyens forts.',
    },
    { risk: 'Une copie de la base de données fuit.', measure: 'colonnes et fichiers chiffrés ; les clés sont ailleurs.' },
    {
      risk: 'Des données restent trop longtemps.',
      measure:
        'règles de conservation, liste de ce qui arrive à échéance, effacement avec certificat ; un essai cherche ensuite dans chaque table.',
    },
    { risk: 'Des chiffres trahissent une famille.', measure: 'les petits nombres ne sont pas montrés dans un rapport.' },
  ],
  toDo: 'Encore à faire par des personnes',
  openRules: (n) =>
    `${plural(n, 'fr', { one: '# règle de conservation n’est', other: '# règles de conservation ne sont' })} pas encore confirmée${n > 1 ? 's' : ''}.`,
  signOff: [
    'Avis du délégué à la protection des données : nom, jour, décision.',
    'Pesée du risque qui reste, et qui l’accepte.',
    'Jour où ceci sera revu.',
  ],
}
