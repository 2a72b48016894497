import { cents, choice, count, day, type Known, number, text, truth } from './fact-kinds.ts'
import { debtFacts, energyFacts, householdFacts, housingFacts, needFacts, propertyFacts } from './situation-groups.ts'
import { notions } from './unit.ts'

/** Everything the rules can ask, field by field. `npx opkomst rights schema` prints this as JSON Schema; a rule that names another field does not compile. */

export const regions = ['flanders', 'brussels', 'wallonia'] as const

export const adultFacts = {
  id: text('Any name of your own, to point at this person from an income or a benefit.'),
  role: choice(['mother', 'father', 'co-parent', 'partner', 'grandparent', 'other'], 'Who this adult is for the children.'),
  isApplicant: truth('Who asks. When nobody is marked, the mother, else the first adult.'),
  inHousehold: truth('Lives at the family’s address. Taken as yes when left out.'),
  birthDate: day(
    'Date of birth. Left out, an adult without children is taken to be of age for the leefloon; every other rule asks for it.',
  ),
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
    'Residence status. `eu-citizen`: with a stay of more than three months. `residence-permit`: of unlimited duration. `temporary-permit`: a permit of limited duration. `temporary-protection`: fled from Ukraine. `asylum-applicant`: asked for international protection. `none`: without legal stay.',
  ),
  register: choice(
    ['population', 'foreigners', 'waiting', 'reference-address', 'none'],
    'The register in which this person stands: `population` (bevolkingsregister), `foreigners` (vreemdelingenregister), `waiting` (wachtregister), `reference-address` (referentieadres).',
  ),
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
  restWeeksHalf: number(
    'weeks',
    'Weeks of maternity rest taken half-time (self-employed); say 0 for none. Left out, the amount is a range.',
  ),
  birthLeaveDays: number('days', 'Days of birth leave taken.'),
  isHealthInsured: truth('Is a member of a health fund, or dependent on a member. Follows from `healthFund` when that is said.'),
  healthFund: text('The health fund: cm, solidaris, lm, vnz, helan, symbio …; capitals do not matter.'),
  isLongUnemployed: truth('Fully unemployed or unable to work for a year or longer.'),
  disabilityPercent: number('percent', 'Recognised degree of disability.'),
  paysMaintenanceCents: cents('month', 'Maintenance paid for a child who lives elsewhere, or a contribution for a placed child.'),
  maintenanceIsProven: truth('The maintenance rests on a title, and its payment is proven.'),
} as const

export const childFacts = {
  id: text('Any name of your own.'),
  birthDate: day('Date of birth; left out before the birth.'),
  dueDate: day('Expected date of birth; for a child that is not born yet.'),
  adoptedOn: day('Day of adoption; the child counts from that day for what is paid once at a birth.'),
  isStillborn: truth('Born without life.'),
  pregnancyWeeks: number('weeks', 'Completed weeks of pregnancy at birth.'),
  isMultiple: truth('One of twins, triplets or more; no when left out. Each child has an entry of its own.'),
  isTriplet: truth('One of triplets or more; no when left out.'),
  order: count('First child 1, second 2 …; the order in the family. Left out: by day of birth among the children who live there.'),
  inHousehold: truth('Lives with the family. Taken as yes when left out.'),
  livesInFlanders: truth('Has its official address in Flanders. Follows the region of the family when left out.'),
  hasResidenceRight: truth('Is Belgian or may stay.'),
  isDependent: truth('Is fiscally dependent on the family. Taken as yes when left out.'),
  isCoParented: truth('Lives with each parent part of the time by agreement (co-ouderschap). Taken as no when left out.'),
  disabilityPercent: number('percent', 'Recognised degree of disability of the child.'),
  disabilityPoints: number('points', 'Points on the three pillars together, recognised by a doctor of Opgroeien.'),
  disabilityPointsPillar1: number('points', 'Points in the first pillar.'),
  hasCondition: truth('Has a condition or disability.'),
  fosterCare: choice(['none', 'short', 'long'], 'Foster care in this family, and for how long; says the same as `isFosterChild`.'),
  isFosterChild: truth('Is a foster child of this family.'),
  orphan: choice(['none', 'one-parent', 'both-parents'], 'Whether parents died or were declared absent.'),
  parentDiedOn: day('Day on which the (last) parent died or was declared absent.'),
  preschoolEnrolledOn: day('First day of enrolment in a nursery school.'),
  preschoolIsRecognised: truth('The nursery school is Dutch-speaking and recognised by Flanders.'),
  goesToPreschool: truth('Goes to nursery school, also half-time.'),
  preschoolHalfDays: number('half-days', 'Half days present in the school year that counts.'),
  isStillEnrolled: truth('Stays enrolled in nursery school at the fourth birthday.'),
  isInEducation: truth('From 18 to 25: goes to school, studies, is an apprentice, or looks for work after school.'),
  childcareIsLicensed: truth('Goes to Dutch-speaking day care licensed by Opgroeien, in Flanders or Brussels.'),
  childcareByIncome: truth('The parents pay a price by income there.'),
  childcareCertificate: truth('There is a valid certificate of the income tariff.'),
  childcareFullDays: number('days/month', 'Days of five hours or more per month. Left out beside `childcareHalfDays` above 0: none.'),
  childcareHalfDays: number('days/month', 'Days of three to five hours per month. Left out beside `childcareFullDays`: none.'),
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
    'Which benefit or status. `leefloon`, `equivalent-leefloon` (steun gelijk aan het leefloon), `increased-reimbursement` (verhoogde tegemoetkoming), `unemployment`, `sickness` (ziekte-uitkering), `maternity`, `disability-income` (inkomensvervangende tegemoetkoming), `disability-integration` (integratietegemoetkoming), `elderly-income` (inkomensgarantie voor ouderen), `elderly-care-budget` (zorgbudget voor ouderen), `refunded-aid` (social aid that the federal state refunds), `growth-package` (Groeipakket), `social-supplement` (sociale toeslag), `school-supplement` (schooltoeslag), `care-supplement` (zorgtoeslag, vroeger verhoogde kinderbijslag), `orphan-supplement` (wezentoeslag), `childcare-income-tariff` (inkomenstarief), `rent-premium` (huurpremie), `rent-subsidy` (huursubsidie), `installation-premium` (installatiepremie), `adoption-start-amount` (startbedrag adoptie), `reception-aid` (material help as an asylum applicant, or a local reception initiative), `social-housing`, `ocmw-decision` (beslissing van het OCMW).',
  ),
  received: truth('Whether it is received; yes when left out.'),
  person: text('The `id` of the adult or child who receives it; left out: somebody in the family.'),
  since: day('First day; a right that asks for how long, or for a benefit on 1 January, needs it.'),
  until: day('Last day, when it ended.'),
  monthCents: cents('month', 'Per month.'),
  hasTrainingPath: truth('Follows a path of training or activation with it.'),
} as const

export const incomeFacts = {
  person: text(
    'The `id` of the adult whose income it is, or `family` for the parents together, or `household` for all at the address. Where nobody else lives, the last two are the same.',
  ),
  notion: choice(
    notions,
    'What is counted; each right looks at one of them. `gross-taxable` (bruto belastbaar): social supplement, school allowance, increased reimbursement, heating. `indexed-taxable` (geïndexeerd belastbaar): social home, rental deposit loan; also rent premium and rent subsidy, which take `taxable` (belastbaar) too. `professional` (gezamenlijk belastbaar beroepsinkomen): day care. `net`: legal aid, advances on maintenance. `resources` (bestaansmiddelen): what really comes in, as the leefloon counts it, before the exemption for a wage.',
  ),
  cents: cents('', 'Euro cents per `per`.'),
  per: choice(['month', 'year'], 'The period of the amount.'),
  year: count('The calendar year the amount belongs to, such as 2021. Left out: the year the right looks at.'),
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
  region: choice(regions, 'The region where the family lives. Left out, it follows from the name of a Flemish city.'),
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
