import { texts } from '#platform/text/texts.ts'

const nl = {
  title: 'Beheer',
  lead: 'Wie werkt mee, wie verwijst, en lijsten van vroeger.',
  accounts: 'Accounts',
  accountsWhy: 'Collega’s uitnodigen, een account sluiten, een nieuwe link geven.',
  partners: 'Partners',
  partnersWhy: 'Wie ouders aanmeldt: hun links en hun accounts.',
  imports: 'Een lijst inlezen',
  importsWhy: 'Van een rekenblad naar dossiers. Je ziet alles na voor er iets verandert.',
}
export const manageText = texts<typeof nl>({
  nl,
  en: {
    title: 'Settings',
    lead: 'Who works with us, who refers, and lists of the past.',
    accounts: 'Accounts',
    accountsWhy: 'Invite colleagues, close an account, give a new link.',
    partners: 'Partners',
    partnersWhy: 'Who refers parents: their links and their accounts.',
    imports: 'Import a list',
    importsWhy: 'From a spreadsheet to files. You check everything before anything changes.',
  },
  fr: {
    title: 'Gestion',
    lead: 'Qui travaille avec nous, qui oriente, et les listes du passé.',
    accounts: 'Comptes',
    accountsWhy: 'Inviter des collègues, fermer un compte, donner un nouveau lien.',
    partners: 'Partenaires',
    partnersWhy: 'Qui oriente des parents : leurs liens et leurs comptes.',
    imports: 'Importer une liste',
    importsWhy: 'D’une feuille de calcul aux dossiers. Vous vérifiez tout avant que rien ne change.',
  },
})
