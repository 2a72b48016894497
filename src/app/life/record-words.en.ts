import { plural } from '#platform/text/format.ts'
import type { RecordWords } from './record-words.ts'

export const en: RecordWords = {
  parts: {
    access: 'Access of colleagues',
    audit: 'Who looked',
    consent: 'Sharing and case meetings',
    contacts: 'Contacts and appointments',
    documents: 'Papers',
    dossiers: 'Dossiers',
    evidence: 'Report and figures',
    family: 'Own access of parents',
    'fundamental-rights': 'Talk about fundamental rights',
    fundamental_rights: 'Talk about fundamental rights',
    groups: 'Groups',
    identity: 'Accounts',
    imports: 'Imported lists',
    indicators: 'Questionnaires',
    lifecycle: 'Rights and keeping',
    network: 'Partners',
    people: 'People',
    platform: 'Drafts and messages',
    protected: 'Protected part',
    referrals: 'Referrals',
    register: 'National register number',
    rights: 'Exploring rights',
  },
  roles: { controller: 'controller', 'joint-controller': 'joint controller', processor: 'processor' },
  who: {
    administrator: 'Administrator',
    counsellor: 'Counsellor',
    family: 'Parent, about herself',
    machine: 'The program',
    midwife: 'Midwife',
    partner: 'Partner',
    researcher: 'Researcher',
    'team-lead': 'Team lead',
    visitor: 'Somebody without an account',
  },
  series: {
    dossier: 'Dossiers of families',
    'referral-only': 'Referrals without a dossier',
    'work-notes': 'Personal work notes',
    'meeting-sheets': 'Sheets of a case meeting',
  },
  outcomes: { destroy: 'destroy', transfer: 'transfer to the archive', sample: 'keep a sample' },
  purposeNames: {
    guidance: 'Guidance',
    reporting: 'Figures and reporting',
    welcome: 'Welcome',
    rights: 'Exploring rights',
    'case-management': 'Case management',
    'family-support': 'Preventive family support',
  },
  grounds: { 'public-task': 'task in the public interest', 'legal-duty': 'legal duty', care: 'care', consent: 'consent' },
  since: (day) => `since ${day}`,
  measured: 'Measure',
  held: (tables, personal, special, sealed) =>
    `${plural(tables, 'en', { one: '# table', other: '# tables' })}, ${personal} personal and ${special} special or secret columns, ${sealed} encrypted`,
  special: 'special',
  months: (n) => plural(n, 'en', { one: '# month', other: '# months' }),
  recordsTitle: 'Records of processing',
  impactTitle: 'Draft of the impact assessment',
  made: 'Made from what the program does now; nothing is kept by hand.',
  purposes: 'What for, and on what ground',
  noGrounds: 'No legal ground has been saved yet. Do so in Settings, Legal ground.',
  data: 'Which data',
  people: 'About whom',
  subjects: 'Parents and parents to be, their children, other members of the family; staff and partners with an account.',
  besides: 'Tables about people who belong to no family',
  access: 'Who works with what (categories of persons with access)',
  accessMore: 'Per kind of data, reading or changing, and why: Settings, Who may do what.',
  recipients: 'Who receives something',
  shared: (permissions, organisations) =>
    `${permissions} running ${permissions === 1 ? 'permission' : 'permissions'} of families to share, with ${organisations} ${organisations === 1 ? 'organisation' : 'organisations'}. Without permission nobody outside the team gets any content.`,
  retention: 'How long',
  notConfirmed: 'a proposal, not confirmed yet: nothing is erased',
  safeguards: 'How it is protected',
  guarded: (n, of) => `${n} of ${of} tables show only rows of the own municipality, in the database itself.`,
  sealed: (n) => `${n} columns are encrypted with keys that are not in the database.`,
  strongOnly: (is) =>
    is
      ? 'Only a passkey or the identity service opens dossiers.'
      : 'A password with a code opens dossiers. The administrator can allow strong means only: Settings, Signing in.',
  waiting: (packages, restricted) =>
    `Now: ${packages} ${packages === 1 ? 'package waits' : 'packages wait'} for the archive, ${restricted} ${restricted === 1 ? 'dossier stands' : 'dossiers stand'} still.`,
  audited: (is) =>
    is
      ? 'Who looked and why stands in lines that hang together: a change shows.'
      : 'Nothing has been read or written yet that could be checked.',
  always: [
    'Signing in takes a second proof, and again for dangerous steps.',
    'Erasing is done by two people, with consent of the archive and a certificate.',
    'What goes to the archive first lies encrypted as a package until it is gone. Only who made it opens it; somebody else writes down the receipt.',
    'A dossier that stands still is kept and not used: only her rights and her own pages go on. More is possible for an hour, on a ground of the law, and she can read who did so.',
    'A protected part without a reader gets one when the team lead asks for it and an administrator confirms. Neither of them reads it by that.',
    'A family gets a copy, sees who looked, and can correct, object and have data erased.',
  ],
  why: 'Why an assessment is needed',
  whyText: (columns, parts) =>
    `Vulnerable people, ${columns} columns with special or secret data in ${parts} parts of the work, and a difference in power between family and government.`,
  need: 'Necessity and proportion (to be filled in)',
  needQuestions: [
    'Can the purpose be met with less data? Go through the special columns above.',
    'Does every family know beforehand what is kept and for whom? How was that checked?',
    'Was this processing discussed with families or their representatives?',
  ],
  risks: 'Risks for families',
  riskList: [
    {
      risk: 'A violent former partner looks for where she is.',
      measure: 'a secret address wins over every rule; her pages have a quick exit.',
    },
    {
      risk: 'A curious colleague looks.',
      measure: 'every look is kept with its reason; the team lead sees what stands out; personal ties close a dossier.',
    },
    {
      risk: 'Her story goes round without her knowing.',
      measure: 'sharing takes five answers and her permission, per subject and per recipient, withdrawn with effect at once.',
    },
    {
      risk: 'A package for the archive falls into wrong hands.',
      measure:
        'it lies encrypted under a key of its own, is fetched only by who made it, and goes when the dossier is erased. People agree on the transport to the archive.',
    },
    {
      risk: 'A dossier is used while she disputes that.',
      measure: 'the database then shows it to nobody in the team; opening it for an hour takes a ground and a reason, which she can read.',
    },
    {
      risk: 'Somebody gives password and code to a false site.',
      measure: 'a passkey does not answer there; the municipality can allow strong means only.',
    },
    { risk: 'A copy of the database leaks.', measure: 'encrypted columns and files; the keys lie elsewhere.' },
    {
      risk: 'Data stay too long.',
      measure: 'rules for keeping, a list of what is due, erasing with a certificate; a test then looks in every table.',
    },
    { risk: 'Figures give a family away.', measure: 'small numbers are not shown in a report.' },
  ],
  toDo: 'Still to be done by people',
  openRules: (n) => `${plural(n, 'en', { one: '# rule for keeping is', other: '# rules for keeping are' })} not confirmed yet.`,
  signOff: [
    'Advice of the data protection officer: name, day, decision.',
    'Weighing of the risk that remains, and who accepts it.',
    'Day on which this is looked at again.',
  ],
}
