import type { FieldId } from '../domain/fields.ts'

const split = (text: string) => text.split('|').map((item) => item.trim())

/**
 * What teams might write above a column; per field, in no order. Mostly not the words of `domain/fields.ts`: those would prove nothing.
 * Of one field every variant stands for the same; a test picks one.
 */
export const headersOf: Readonly<Partial<Record<FieldId, readonly string[]>>> = {
  reference: split(
    'Dossiernr.|Dossier nr|Nr. dossier|dossier_nr|Dos. nr.|Volgnr|Gezinsnr.|Klantnummer|Uniek nr|N° dossier|Réf. dossier|Case no.|Case ID|File number|Intern nummer|DOSSIERNUMMER|Nummer|Ref.',
  ),
  familyName: split(
    'FAMILIENAAM|Fam.naam|Familienaam moeder|Naam mama|Achternaam cliënt|Naam|achternaam_moeder|Nom|NOM DE FAMILLE|Nom de la mère|Nom mère|Surname|Last name|Family name|Mother surname|Familienaa|Fam. naam',
  ),
  givenName: split(
    'VOORNAAM|Voorn.|Vnaam|Voornaam moeder|voornaam_mama|Roepnaam|Prénom|PRENOM|Prénom de la mère|First name|Given name|Forename|Mother first name|Voornaaam|Vrnm',
  ),
  birthDate: split(
    'Geb. datum|Geb.dat.|Gebdatum|Geboortedatum moeder|Geb.datum mama|geboortedatum_mama|Geboren|Geboren op|°|Date de naissance|Né(e) le|Date naiss.|Naissance mère|DOB|D.O.B.|Birth date mother|Date of birth|Geboortdatum|Geboorte datum|Verjaardag mama',
  ),
  programme: split(
    'Programma|PROGRAMMA|Traject|Soort traject|Type traject|Programme|Type de suivi|Program|Project|Programa|Welk traject|Opkomst/Opkomst+|Prog.',
  ),
  referredOn: split(
    'Datum aanmelding|Aanmelddatum|Aanmeld. datum|Datum aanm.|aangemeld_op|Datum doorverwijzing|Verwijsdatum|Verwezen op|Datum vraag|Datum van aanmelding|Ontvangen op|Date de demande|Date du signalement|Date d’orientation|Date signalement|Referral date|Date of referral|Referred on|Date referred|Datum aanmeldng',
  ),
  startedOn: split(
    'Startdatum|Start|Gestart op|Start beg.|Startdatum begeleiding|datum_start|Begin begeleiding|Datum opstart|Opstartdatum|Aanvang traject|1e huisbezoek|Date de début|Début|Début du suivi|Début suivi|Date début|Start date|Started on|Date started|Startdatm',
  ),
  source: split(
    'Aangemeld door|Verwijzer|Doorverwijzer|Doorverw. door|aangemeld_door|Toeleider|Wie verwees door?|Verwijzende instantie|Aanmeldende dienst|Envoyé par|Orienté par|Service envoyeur|Adressé par|Referred by|Referrer|Referring agency|Verwijzr|Partner',
  ),
  pregnantAtStart: split(
    'Zwanger?|Zwanger bij start|Zw.|Zwanger (j/n)|zwanger_bij_start|Zwanger bij opstart|Zwanger op startdatum|Enceinte ?|Enceinte au début|Enceinte (o/n)|Pregnant?|Pregnant at start|Pregnant (y/n)|Is zwanger',
  ),
  weeksAtStart: split(
    'Aantal weken|Weken|# weken|Wkn|Zwangerschapsduur|Weken zw.|weken_zwanger|Hoeveel weken zwanger|Semaines|Nb semaines|Nombre de semaines|Sem. de grossesse|Weeks|Weeks pregnant|No. of weeks|Gestational age',
  ),
  dueOn: split(
    'Uitgerekende datum|Uitger. datum|Verm. bevalling|Vermoedelijke bevallingsdatum|VBD|verm_bevalling|Bevaldatum|Uitgerekend op|Verwachte bevaldatum|DPA|Date prévue d’accouchement|Terme prévu|Date présumée accouchement|Due date|EDD|Expected due date|Expected delivery',
  ),
  childBornOn: split(
    'Geboortedatum kind|Geb.datum kind|Geb. baby|Geboren kind|geboortedatum_kind|Geboortedatum baby|GD baby|Bevallen op|Date de naissance enfant|Naissance bébé|Né le (enfant)|DOB child|Baby born on|Birth date baby|Child DOB',
  ),
  twins: split(
    'Tweeling|Tweeling?|Twlng|Meerling|Meerlingen|Jumeaux|Jumeaux ?|Naissance multiple|Twins|Twins?|Multiple birth|Tweeling (j/n)',
  ),
  single: split(
    'Alleenstaand|Alleenst.|Alleenstaande moeder|Alleenst. mama|alleenstaand_jn|Alleen?|Is alleenstaand|Eénouder|Alleenstaande ouder (j/n)|Isolée|Mère isolée|Mère seule|Parent isolé|Single|Single mother|Lone parent|Single parent?',
  ),
  income: split(
    'Inkomen|Ink.|Inkomenssituatie|Inkomen moeder|Inkomen gezin|soort_inkomen|Bron inkomsten|Waarvan leeft het gezin|Revenus|Source de revenus|Revenu du ménage|Income|Income type|Main income',
  ),
  housingStart: split(
    'Huisvesting start|Huisv. start|Woonsituatie start|Wonen bij aanvang|huisvesting_start|Woning bij opstart|Woonsit. begin|Logement début|Logement au début|Situation logement début|Housing start|Housing at intake|Housing (start)|Woonst start',
  ),
  housingEnd: split(
    'Huisvesting einde|Huisv. einde|Woonsituatie einde|Wonen bij afsluiting|huisvesting_einde|Woning bij afronding|Woonsit. einde|Logement fin|Logement à la fin|Situation logement fin|Housing end|Housing at closing|Housing (end)|Woonst einde',
  ),
  'inOrder.babyuitzet.start': split(
    'Babyuitzet start|Uitzet start|babyuitzet_start|Uitzet bij aanvang|Babyspullen start|Trousseau début|Layette début|Baby equipment start|Baby items start',
  ),
  'inOrder.babyuitzet.end': split(
    'Babyuitzet einde|Uitzet einde|babyuitzet_einde|Uitzet bij afsluiting|Babyspullen einde|Trousseau fin|Layette fin|Baby equipment end|Baby items end',
  ),
  'inOrder.kinderopvang.start': split(
    'Kinderopvang start|Opvang start|kinderopvang_start|Kdv start|Crèche start|Crèche début|Garde d’enfants début|Childcare start|Day care start',
  ),
  'inOrder.kinderopvang.end': split(
    'Kinderopvang einde|Opvang einde|kinderopvang_einde|Kdv einde|Crèche einde|Crèche fin|Garde d’enfants fin|Childcare end|Day care end',
  ),
  'criteria.maandinkomen': split('K1|K1 inkomen|Crit. 1|K 1|Criterium 1: inkomen|C1|Critère 1|Criterion 1|k1_inkomen'),
  'criteria.opleiding': split('K2|K2 opleiding|Crit. 2|K 2|Criterium 2: opleiding|C2|Critère 2|Criterion 2|k2_opleiding'),
  'criteria.arbeidssituatie': split('K3|K3 werk|Crit. 3|K 3|Criterium 3: arbeid|C3|Critère 3|Criterion 3|k3_werk'),
  'criteria.stimulatieniveau': split('K4|K4 stimulatie|Crit. 4|K 4|Criterium 4: stimulatie|C4|Critère 4|Criterion 4|k4_stimulatie'),
  'criteria.huisvesting': split('K5|K5 wonen|Crit. 5|K 5|Criterium 5: huisvesting|C5|Critère 5|Criterion 5|k5_wonen'),
  'criteria.gezondheid': split('K6|K6 gezondheid|Crit. 6|K 6|Criterium 6: gezondheid|C6|Critère 6|Criterion 6|k6_gezondheid'),
  groupSessions: split(
    'Groepswerking|Aantal groepssessies|# groepen|Groep (aantal)|groepswerking_aantal|Groepsmomenten|Aanwezig groep|Séances de groupe|Nb séances groupe|Groupe (nombre)|Group sessions|Number of group sessions|Groups attended',
  ),
  endedOn: split(
    'Einddatum|Einde|Stop|Stopdatum|Datum afsluiting|einde_begeleiding|Afgesloten|Uitstroom|Datum einde traject|Date de fin|Fin du suivi|Date clôture|End date|Date ended|Closed on|Closing date|Eindatum',
  ),
  endReason: split(
    'Reden einde|Reden stop|Reden afsl.|Reden afronding|reden_einde|Waarom gestopt?|Reden van uitstroom|Stopreden|Motif de fin|Raison de clôture|Motif arrêt|Reason for closing|End reason|Closure reason',
  ),
  remarks: split(
    'Opmerkingen|Opm.|Opmerk.|Extra|Vrije tekst|opmerkingen|Toelichting|Notities|Remarques|Commentaires|Remarks|Notes|Comments|Varia',
  ),
}

/** Columns a list has and the import must leave alone. */
export const extraHeaders = split(
  'GSM|Adres|Postcode|Gemeente|Rijksregisternummer|Consulent|Begeleider|E-mail|Nationaliteit|Taal|Leeftijd|Aantal kinderen|Téléphone|Adresse|Langue|Phone|Address|Social worker|Tolk nodig',
)
