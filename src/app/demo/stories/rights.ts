import type { ToldRights } from '../tell-rights.ts'
import type { ToldFamily } from '../told.ts'
import { amal } from './amal.ts'
import { samira, yasmine } from './before-birth.ts'
import { lotte } from './first-months.ts'
import { chayenne } from './letting-go.ts'

/** Leefloon was there; the rest was found, asked and obtained one by one. */
const ofAmal: ToldRights = {
  by: 'hanne',
  acts: [
    {
      on: -49,
      source: 'family',
      facts: {
        'adults[0].residenceStatus': 'residence-permit',
        'adults[0].register': 'population',
        'adults[0].residesInBelgium': true,
        'adults[0].workStatus': 'no-work',
        'household.cohabitation': 'others',
        'property.ownsHome': null,
      },
    },
    {
      on: -42,
      source: 'document',
      facts: { 'benefits.leefloon': true, 'benefits.growth-package': true, 'children[0].livesInFlanders': true },
    },
    { on: -42, right: 'leefloon', step: 'granted', withAmount: true, note: 'Zij kreeg dit al voor we begonnen.' },
    { on: -42, right: 'groeipakket-basisbedrag', step: 'granted', withAmount: true },
    { on: -31, source: 'document', facts: { 'adults[0].isHealthInsured': true, 'adults[0].healthFund': 'CM' } },
    { on: -31, right: 'verhoogde-tegemoetkoming', step: 'asked', who: 'Hanne', what: 'belt het ziekenfonds' },
    { on: -25, look: true },
    { on: -21, right: 'verhoogde-tegemoetkoming', step: 'granted' },
    { on: -21, source: 'document', facts: { 'benefits.increased-reimbursement': true, 'needs.wantsMaternityCare': true } },
    {
      on: -14,
      right: 'startbedrag-geboorte',
      step: 'asked',
      withAmount: 'youngest',
      who: 'Amal',
      what: 'kijkt of het gestort is',
      remind: 3,
    },
    { on: -14, right: 'kraamzorg', step: 'found' },
    {
      on: -7,
      right: 'toewijzing-sociale-woning-mechelen',
      step: 'asked',
      who: 'Sociaal Huis',
      what: 'bezorgt het attest voor voorrang',
      deadline: 8,
    },
    { on: -5, source: 'document', facts: { 'housing.onSocialHousingList': true, 'children[0].goesToPreschool': true } },
  ],
}

/** A refusal that nobody let lie. */
const ofChayenne: ToldRights = {
  by: 'nele',
  acts: [
    {
      on: -470,
      source: 'document',
      facts: { 'benefits.leefloon': true, 'adults[0].residenceStatus': 'belgian', 'household.cohabitation': 'alone' },
    },
    { on: -470, right: 'leefloon', step: 'granted', withAmount: true },
    {
      on: -330,
      right: 'leefloon',
      step: 'changed',
      monthCents: 96_000,
      note: 'Ze volgt een opleiding met een vergoeding; het leefloon vult aan.',
    },
    { on: -300, right: 'inkomenstarief-kinderopvang', step: 'asked' },
    { on: -280, right: 'inkomenstarief-kinderopvang', step: 'granted' },
    {
      on: -60,
      source: 'family',
      facts: { 'housing.kind': 'private-rent', 'housing.rentCents': 62_000, 'benefits.leefloon': true, 'benefits.growth-package': true },
    },
    { on: -58, right: 'sociale-toeslag-groeipakket', step: 'granted', withAmount: true },
    { on: -45, right: 'huurpremie', step: 'asked', withAmount: true },
    { on: -24, right: 'huurpremie', step: 'refused', reason: 'papers', note: 'Het huurcontract zat niet bij de aanvraag.' },
    { on: -17, right: 'huurpremie', step: 'appealed', who: 'Nele', what: 'stuurt het geregistreerde contract na', deadline: 6 },
    { on: -17, look: true },
  ],
}

/** Works and lives alone with a baby: some rights end where pay begins. */
const ofLotte: ToldRights = {
  by: 'hanne',
  acts: [
    {
      on: -100,
      source: 'family',
      facts: {
        'adults[0].residenceStatus': 'belgian',
        'adults[0].workStatus': 'employee',
        'adults[0].isHealthInsured': true,
        'household.cohabitation': 'alone',
        'benefits.leefloon': false,
        'needs.wantsMaternityCare': true,
      },
    },
    { on: -70, right: 'kraamzorg', step: 'asked' },
    { on: -60, right: 'startbedrag-geboorte', step: 'asked', withAmount: true },
    { on: -38, right: 'startbedrag-geboorte', step: 'granted', withAmount: true },
    { on: -33, right: 'kraamzorg', step: 'stopped', note: 'Haar mama neemt het over.' },
    { on: -26, source: 'document', facts: { 'children[0].livesInFlanders': true, 'benefits.growth-package': true } },
    { on: -19, right: 'groeipakket-basisbedrag', step: 'granted', withAmount: true },
    { on: -19, right: 'sociaal-tarief-energie', step: 'asked' },
    { on: -10, right: 'sociaal-tarief-energie', step: 'refused', reason: 'income', note: 'Haar loon ligt boven de grens.' },
    { on: -4, right: 'geboortepremie-ziekenfonds', step: 'asked', who: 'Lotte', what: 'bezorgt de geboorteakte', deadline: 7 },
  ],
}

const ofSamira: ToldRights = {
  by: 'hanne',
  acts: [
    {
      on: -26,
      source: 'family',
      facts: { 'adults[0].residenceStatus': 'eu-citizen', 'adults[0].workStatus': 'no-work', 'household.cohabitation': 'couple' },
    },
    { on: -26, right: 'leefloon', step: 'found' },
    { on: -16, right: 'leefloon', step: 'asked', who: 'OCMW', what: 'beslist binnen 30 dagen', remind: 4 },
  ],
}

const ofYasmine: ToldRights = {
  by: 'ayla',
  acts: [
    { on: -20, source: 'family', facts: { 'adults[0].residenceStatus': 'belgian', 'needs.wantsMaternityCare': true } },
    { on: -20, right: 'verhoogde-tegemoetkoming', step: 'asked' },
    { on: -12, right: 'verhoogde-tegemoetkoming', step: 'refused', reason: 'income' },
    { on: -6, right: 'kraamzorg', step: 'asked', who: 'Ayla', what: 'legt de uren vast', remind: 2 },
  ],
}

/** What was done about rights in families of today, so that the pages of rights show something from the first start. */
export const rightsTold: ReadonlyMap<ToldFamily, ToldRights> = new Map([
  [amal, ofAmal],
  [samira, ofSamira],
  [yasmine, ofYasmine],
  [lotte, ofLotte],
  [chayenne, ofChayenne],
])
