import { cents, choice, count, day, type Known, number, text, truth } from './fact-kinds.ts'
import { notions } from './unit.ts'

/** Everything the rules can ask, field by field. `npx opkomst rights schema` prints this as JSON Schema; a rule that names another field does not compile. */

export const regions = ['flanders', 'brussels', 'wallonia'] as const

export const adultFacts = {
  id: text('Any name of your own, to point at this person from an income or a benefit.'),
  role: choice(['mother', 'father', 'co-parent', 'partner', 'grandparent', 'other'], 'Who this adult is for the children.'),
  isApplicant: truth('Who asks. When nobody is marked, the mother, else the first adult.'),
  inHousehold: truth('Lives at the family’s address. Taken as yes when left out.'),
  birthDate: day('Date of birth.'),
  residenceStatus: choice(
    [
      'belgian',
      'eu-citizen',
      'recognised-refugee',
      'subsidiary-protection',
      'stateless',
      'residence-permit',
      'temporary-permit',
      'temporary-protection',
      'asylum-applicant',
      'none',
    ],
    'Residence status. `eu-citizen`: with a stay of more than three months. `residence-permit`: of unlimited duration. `none`: without legal stay.',
  ),
  register: choice(['population', 'foreigners', 'waiting', 'reference-address', 'none'], 'The register in which this person stands.'),
  residesInBelgium: truth('Usually and really stays in Belgium.'),
  yearsInBelgiumOrEu: number('years', 'Unbroken years in Flanders or Brussels, or socially insured in the EU, EEA or Switzerland.'),
  yearsInMunicipality: number('years', 'Unbroken years in the municipality during the last ten years.'),
  isOfForeignOrigin: truth('Foreign national, or Belgian born abroad with a parent born abroad.'),
  mustIntegrate: truth('Is obliged to follow civic integration.'),
  workStatus: choice(
    [
      'employee',
      'civil-servant',
      'self-employed',
      'helper',
      'assisting-spouse',
      'unemployed',
      'no-work',
      'unable-to-work',
      'student',
      'homemaker',
      'retired',
    ],
    '`unemployed`: with a benefit. `no-work`: without work and without a benefit.',
  ),
  isSelfEmployedMain: truth(
    'Paid social contributions of a main occupation in the second and third quarter before the birth, or was exempt for illness or care.',
  ),
  resumesWork: truth('Takes up work again, or wants to.'),
  isWillingToWork: truth('Is willing to work, or cannot for health or fairness.'),
  workedDays: number('days', 'Days worked or counted as worked in the six months before maternity leave.'),
  workedHours: number('hours', 'Hours worked part-time in the six months before maternity leave.'),
  dailyWageCents: cents('day', 'Gross wage per day of a six-day week, unlimited.'),
  limitedDailyWageCents: cents('day', 'The same, limited to the ceiling of the health insurance.'),
  maternityRestSince: day('First day of maternity rest.'),
  restWeeksFull: number('weeks', 'Weeks of maternity rest taken full-time (self-employed).'),
  restWeeksHalf: number('weeks', 'Weeks of maternity rest taken half-time (self-employed).'),
  birthLeaveDays: number('days', 'Days of birth leave taken.'),
  isHealthInsured: truth('Is a member of a health fund, or dependent on a member.'),
  healthFund: text('The health fund, in small letters: cm, solidaris, lm, vnz, helan, symbio …'),
  isLongUnemployed: truth('Fully unemployed or unable to work for a year or longer.'),
  disabilityPercent: number('percent', 'Recognised degree of disability.'),
  paysMaintenanceCents: cents('month', 'Maintenance paid for a child who lives elsewhere, or a contribution for a placed child.'),
  maintenanceIsProven: truth('The maintenance rests on a title, and its payment is proven.'),
} as const

export const childFacts = {
  id: text('Any name of your own.'),
  birthDate: day('Date of birth; left out before the birth.'),
  dueDate: day('Expected date of birth; for a child that is not born yet.'),
  adoptedOn: day('Day of adoption.'),
  isStillborn: truth('Born without life.'),
  pregnancyWeeks: number('weeks', 'Completed weeks of pregnancy at birth.'),
  isMultiple: truth('One of twins, triplets or more; no when left out. Each child has an entry of its own.'),
  isTriplet: truth('One of triplets or more; no when left out.'),
  order: count('First child 1, second 2 …; the order in the family.'),
  inHousehold: truth('Lives with the family. Taken as yes when left out.'),
  livesInFlanders: truth('Has its official address in Flanders. Follows the region of the family when left out.'),
  hasResidenceRight: truth('Is Belgian or may stay.'),
  isDependent: truth('Is fiscally dependent on the family. Taken as yes when left out.'),
  isCoParented: truth('Lives with each parent part of the time by agreement.'),
  disabilityPercent: number('percent', 'Recognised degree of disability of the child.'),
  disabilityPoints: number('points', 'Points on the three pillars together, recognised by a doctor of Opgroeien.'),
  disabilityPointsPillar1: number('points', 'Points in the first pillar.'),
  hasCondition: truth('Has a condition or disability.'),
  fosterCare: choice(['none', 'short', 'long'], 'Foster care.'),
  isFosterChild: truth('Is a foster child of this family.'),
  orphan: choice(['none', 'one-parent', 'both-parents'], 'Whether parents died or were declared absent.'),
  parentDiedOn: day('Day on which the (last) parent died or was declared absent.'),
  preschoolEnrolledOn: day('First day of enrolment in a nursery school.'),
  preschoolIsRecognised: truth('The nursery school is Dutch-speaking and recognised by Flanders.'),
  goesToPreschool: truth('Goes to nursery school, also half-time.'),
  preschoolHalfDays: number('half-days', 'Half days present in the school year that counts.'),
  isStillEnrolled: truth('Stays enrolled in nursery school at the fourth birthday.'),
  childcareIsLicensed: truth('Goes to Dutch-speaking day care licensed by Opgroeien, in Flanders or Brussels.'),
  childcareByIncome: truth('The parents pay a price by income there.'),
  childcareCertificate: truth('There is a valid certificate of the income tariff.'),
  childcareFullDays: number('days/month', 'Days of five hours or more per month.'),
  childcareHalfDays: number('days/month', 'Days of three to five hours per month.'),
  childcareShortDay: truth('A day in day care lasts less than five hours.'),
  childcarePriceCents: cents('day', 'Price per day now paid.'),
  childcareIsUnaffordable: truth('The tariff by income cannot be paid, by a social and financial enquiry.'),
  childcareHasTaxCertificate: truth('The day care gives a fiscal certificate.'),
  childcareDaysPerYear: number('days/year', 'Days of day care in the calendar year.'),
  childcareCostPerDayCents: cents('day', 'Cost per day on the fiscal certificate.'),
  hasEnforceableMaintenance: truth('Maintenance for this child stands in a judgment or notarial deed.'),
  maintenanceCents: cents('month', 'Maintenance for this child by that title.'),
  maintenanceUnpaidTimes: count('Times it was not or not fully paid in the twelve months before.'),
  wearsNappies: truth('Wears nappies.'),
  isBottleFed: truth('Is bottle-fed.'),
  joinsHealthFund: truth('Is enrolled with the health fund of the parent.'),
} as const

export const householdFacts = {
  cohabitation: choice(
    ['alone', 'couple', 'others'],
    '`alone`: no other adult at the address. `couple`: with a partner. `others`: with family or others, without a partner.',
  ),
  size: count('People in the household in the sense of the right (usually all at the address).'),
  dependants: count('People fiscally dependent on the family, children included.'),
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

export const benefitKinds = [
  'leefloon',
  'equivalent-leefloon',
  'increased-reimbursement',
  'unemployment',
  'sickness',
  'maternity',
  'disability-income',
  'disability-integration',
  'elderly-income',
  'elderly-care-budget',
  'refunded-aid',
  'growth-package',
  'social-supplement',
  'school-supplement',
  'care-supplement',
  'childcare-income-tariff',
  'rent-premium',
  'rent-subsidy',
  'installation-premium',
  'adoption-start-amount',
  'reception-aid',
  'social-housing',
  'ocmw-decision',
  'orphan-supplement',
] as const
export type BenefitKind = (typeof benefitKinds)[number]

export const benefitFacts = {
  kind: choice(
    benefitKinds,
    'Which benefit or status. `increased-reimbursement`: the status in the health insurance. `refunded-aid`: social aid that the federal state refunds. `reception-aid`: material help as an asylum applicant or stay in a local reception initiative.',
  ),
  received: truth('Whether it is received; yes when left out.'),
  person: text('The adult or child who receives it.'),
  since: day('First day.'),
  until: day('Last day, when it ended.'),
  monthCents: cents('month', 'Per month.'),
  hasTrainingPath: truth('Follows a path of training or activation with it.'),
} as const

export const incomeFacts = {
  person: text('The adult whose income it is, or `family` for the parents together, or `household` for all at the address.'),
  notion: choice(
    notions,
    'What is counted. `professional`: taxable professional income. `resources`: what really comes in, as the leefloon counts it.',
  ),
  cents: cents('', 'Euro cents per `per`.'),
  per: choice(['month', 'year'], 'The period of the amount.'),
  year: count('The calendar year the amount belongs to.'),
  month: text('The month the amount belongs to, `YYYY-MM`; for an amount per month.'),
  source: choice(['declared', 'document', 'tax-note', 'data-flow'], 'How it is known.'),
  replacementPercent: number('percent', 'The part that is replacement income or maintenance.'),
  droppedPercent: number('percent', 'How much lower it has been than the income used for the day-care tariff.'),
  droppedMonths: number('months', 'For how many months in a row.'),
} as const

export const eventKinds = [
  'birth',
  'move',
  'separation',
  'work-resumed',
  'work-lost',
  'income-dropped',
  'contract-signed',
  'fuel-delivered',
  'arrival',
  'death-of-parent',
  'homeless-ended',
] as const

export const eventFacts = {
  kind: choice(eventKinds, 'What happened.'),
  on: day('On which day.'),
  person: text('Whom it is about.'),
} as const

export const familyFacts = {
  referenceDate: day('The day for which the rights are worked out; the date of the command goes first.'),
  municipality: text('Name of the municipality where the family lives.'),
  region: choice(regions, 'The region where the family lives.'),
  language: text('Language of the family, as a code of two letters.'),
} as const

export type Adult = Known<typeof adultFacts>
export type Child = Known<typeof childFacts>
export type Benefit = Known<typeof benefitFacts>
export type Income = Known<typeof incomeFacts>
export type LifeEvent = Known<typeof eventFacts>

/**
 * What is known of a family. A list of adults, children, benefits or events that is present is complete; a list that is left out is not known. Of benefits a
 * part may be known: then `benefitsComplete` is false and a kind that is not named is not known either. An income that is not listed is not known, never zero.
 */
export type Situation = Known<typeof familyFacts> & {
  readonly adults?: readonly Adult[] | undefined
  readonly children?: readonly Child[] | undefined
  readonly incomes?: readonly Income[] | undefined
  readonly benefits?: readonly Benefit[] | undefined
  readonly benefitsComplete?: boolean | undefined
  readonly events?: readonly LifeEvent[] | undefined
  readonly household?: Known<typeof householdFacts> | undefined
  readonly debts?: Known<typeof debtFacts> | undefined
  readonly property?: Known<typeof propertyFacts> | undefined
  readonly housing?: Known<typeof housingFacts> | undefined
  readonly energy?: Known<typeof energyFacts> | undefined
  readonly needs?: Known<typeof needFacts> | undefined
}

/** The groups of which a family has one. */
export const groups = {
  household: householdFacts,
  debts: debtFacts,
  property: propertyFacts,
  housing: housingFacts,
  energy: energyFacts,
  needs: needFacts,
} as const
export type GroupName = keyof typeof groups

/** The groups of which a family has a list. */
export const lists = { adults: adultFacts, children: childFacts, incomes: incomeFacts, benefits: benefitFacts, events: eventFacts } as const
