import { cents, choice, count, day, number, truth } from './fact-kinds.ts'

/** The facts of which a family has one set: how it lives together, what it owes and owns, its home, its energy, what it needs. */

export const householdFacts = {
  cohabitation: choice(
    ['alone', 'couple', 'others'],
    '`alone`: no other adult at the address. `couple`: with a partner. `others`: with family or others, without a partner.',
  ),
  size: count('People in the household in the sense of the right (usually all at the address).'),
  dependants: count('People fiscally dependent on the family (personen ten laste): born children included, the applicant and partner not.'),
  dependantsWithDisability: count('People in the family with a recognised disability of at least 66 %.'),
  studentsInHigherEducation: count('Students in higher education in the family.'),
  incomeDroppedPercent: number(
    'percent',
    'How much lower the income of a parent is than the one used for the day-care tariff; 0 when it is not.',
  ),
  incomeDroppedMonths: number('months', 'For how many months in a row it has been lower.'),
  isFlemishCity: truth('The municipality stands on the Flemish list of municipalities with higher rent limits.'),
} as const

export const debtFacts = {
  hasPaymentProblems: truth('Cannot pay bills in time.'),
  isOverIndebted: truth('Debts are structural and cannot be paid off within reasonable time.'),
  hasSettlement: truth('Collective debt settlement runs.'),
  settlementSince: day('Since when the collective debt settlement runs.'),
  hasMediation: truth('Debt mediation or budget guidance or management runs.'),
  hasBudgetManagement: truth('Budget management or guidance by the OCMW or CAW runs.'),
  totalCents: cents('', 'Debts together.'),
  hasLoanArrears: truth('Is behind with another loan.'),
} as const

export const propertyFacts = {
  ownsHome: truth('Owns, or has the usufruct of, a home or building land.'),
  ownsOtherProperty: truth('Owns buildings or land beside the own home.'),
  otherCadastralIncomeCents: cents('year', 'Indexed cadastral income of property used by others.'),
  professionalCadastralIncomeCents: cents('year', 'Indexed cadastral income of property for the own occupation.'),
  otherCadastralIncomeUnindexedCents: cents('year', 'Non-indexed cadastral income of property beside the own home.'),
} as const

export const housingFacts = {
  kind: choice(
    ['private-rent', 'room', 'social-rent', 'rental-agency', 'owner', 'with-family', 'shelter', 'camping', 'homeless'],
    'How the family lives. `rental-agency`: a private home through a social rental agency.',
  ),
  isInFlanders: truth('The home stands in the Flemish Region.'),
  isMainResidence: truth('The home is the main residence.'),
  rentCents: cents('month', 'Basic rent per month.'),
  contractSignedOn: day('Day on which the rental contract was signed.'),
  contractInOwnName: truth('The rental contract is in the own name.'),
  contractIsRegistered: truth('The rental contract is registered.'),
  movedInOn: day('Day of moving in.'),
  landlordIsFamilyInHouse: truth('Rents from a relative who lives there too.'),
  isUnfit: truth('The home was declared unfit, uninhabitable or overcrowded.'),
  previousKind: choice(
    ['homeless', 'shelter', 'with-others', 'camping', 'unfit', 'too-small', 'unsuited', 'good', 'other'],
    'How the family lived before moving in (or lives now, when it is about to move).',
  ),
  isAboutToMove: truth('Is about to move.'),
  socialHousingSince: day('Unbroken on the list for social housing in this region since.'),
  onSocialHousingList: truth('Stands on the list for social housing.'),
  refusedSocialHousing: truth('Refused a social home without good reason.'),
  hadInstallationPremium: truth('Ever had an installation premium of an OCMW.'),
  needsDeposit: truth('Has to pay a rental deposit.'),
  sharedGasHeating: truth('Social flat with shared heating on natural gas.'),
} as const

export const energyFacts = {
  heating: choice(
    ['natural-gas', 'electricity', 'fuel-oil', 'petroleum', 'bulk-propane', 'bottled-gas', 'pellets', 'other'],
    'What heats the home.',
  ),
  deliveredOn: day('Day of the last delivery of heating fuel.'),
  deliveredLitres: number('litres', 'Litres of the last delivery.'),
  litresThisYear: number('litres/year', 'Litres of heating fuel for which help is asked this year.'),
  pricePerLitreCents: cents('litre', 'Price per litre on the invoice.'),
  boughtAtPump: truth('Petroleum bought at the pump.'),
  cannotPayInvoice: truth('The invoice for heating cannot be paid.'),
  hasSocialInternet: truth('Somebody in the household uses the old social telecom tariff or the social internet offer.'),
  waterBillCents: cents('year', 'Yearly bill for water at the normal price.'),
  sharedWaterMeter: truth('The building has one water meter for several homes.'),
} as const

export const needFacts = {
  hasLegalQuestion: truth('Has a legal question or a procedure.'),
  wantsDutchCourse: truth('Wants to learn Dutch in a centre for adults.'),
  courseHours: number('lessons', 'Hours of the Dutch course (module).'),
  courseExemption: choice(['none', 'reduced', 'exempt'], 'Exemption from the fee of the course, when already known.'),
  wantsMaternityCare: truth('Wants help at home around the birth.'),
  maternityCareHours: number('hours', 'Hours of maternity care taken.'),
  isInVulnerableSituation: truth(
    'Is in a vulnerable situation by the worker’s judgement (income, education, work, housing, stimulation of the child, health).',
  ),
  needsGuidanceToLiveAlone: truth('Needs guidance to live independently.'),
  livesUnderPovertyLine: truth('Real income is below the poverty line, by a social enquiry.'),
  hasTooLittleToLive: truth('Has too little to live in dignity, also with a wage or benefit.'),
  isNeedy: truth('A social enquiry by the OCMW shows need.'),
  needsUrgentCare: truth('A doctor confirms that medical care is urgent.'),
  isReferredByWorker: truth('A social worker refers the family.'),
  travelsByTrain: truth('Travels by train.'),
  usesPublicTransport: truth('Uses De Lijn.'),
  hasPregnancyCertificate: truth('Has a medical certificate with the expected date of birth.'),
  filesTaxReturn: truth('Files a tax return.'),
} as const
