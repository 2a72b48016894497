import type { PublicLocale } from '#platform/text/locale.ts'

/** The words around the scheme, in the languages families read. What the rights themselves say comes from the catalogue. */
const nl = {
  title: 'Jouw rechten',
  lead: 'Waarschijnlijk heb je recht op dit. De dienst beslist. Vragen mag altijd.',
  none: 'Samen met je begeleider zoek je verder waar je recht op hebt.',
  where: 'Waar',
  how: 'Hoe',
  when: 'Wanneer',
  papers: 'Neem mee',
  automatic: 'Je zou dit al moeten krijgen.',
  asked: 'Dit is gevraagd.',
  made: (day: string) => `Gemaakt op ${day}. Bedragen kunnen veranderen.`,
  domains: { housing: 'Wonen', money: 'Geld', paperwork: 'Papieren', baby: 'Baby', wellbeing: 'Welzijn', network: 'Mensen en vrije tijd' },
  per: { once: 'eenmalig', day: 'per dag', week: 'per week', month: 'per maand', quarter: 'per kwartaal', year: 'per jaar' },
}
export type SchemeWords = typeof nl

const fr: SchemeWords = {
  title: 'Tes droits',
  lead: 'Tu as probablement droit à ceci. Le service décide. Demander est toujours permis.',
  none: 'Avec ton accompagnateur, tu continues à chercher tes droits.',
  where: 'Où',
  how: 'Comment',
  when: 'Quand',
  papers: 'À emporter',
  automatic: 'Tu devrais déjà le recevoir.',
  asked: 'C’est demandé.',
  made: (day) => `Fait le ${day}. Les montants peuvent changer.`,
  domains: {
    housing: 'Logement',
    money: 'Argent',
    paperwork: 'Papiers',
    baby: 'Bébé',
    wellbeing: 'Bien-être',
    network: 'Personnes et loisirs',
  },
  per: { once: 'en une fois', day: 'par jour', week: 'par semaine', month: 'par mois', quarter: 'par trimestre', year: 'par an' },
}
const en: SchemeWords = {
  title: 'Your rights',
  lead: 'You probably have a right to this. The service decides. Asking is always allowed.',
  none: 'Together with your worker you keep looking for your rights.',
  where: 'Where',
  how: 'How',
  when: 'When',
  papers: 'Bring along',
  automatic: 'You should already receive this.',
  asked: 'This was asked.',
  made: (day) => `Made on ${day}. Amounts may change.`,
  domains: {
    housing: 'Housing',
    money: 'Money',
    paperwork: 'Papers',
    baby: 'Baby',
    wellbeing: 'Wellbeing',
    network: 'People and free time',
  },
  per: { once: 'once', day: 'a day', week: 'a week', month: 'a month', quarter: 'a quarter', year: 'a year' },
}
const es: SchemeWords = {
  title: 'Tus derechos',
  lead: 'Probablemente tienes derecho a esto. El servicio decide. Siempre se puede preguntar.',
  none: 'Con tu acompañante sigues buscando tus derechos.',
  where: 'Dónde',
  how: 'Cómo',
  when: 'Cuándo',
  papers: 'Qué llevar',
  automatic: 'Ya deberías recibirlo.',
  asked: 'Ya está pedido.',
  made: (day) => `Hecho el ${day}. Los importes pueden cambiar.`,
  domains: { housing: 'Vivienda', money: 'Dinero', paperwork: 'Papeles', baby: 'Bebé', wellbeing: 'Bienestar', network: 'Personas y ocio' },
  per: { once: 'una vez', day: 'al día', week: 'a la semana', month: 'al mes', quarter: 'al trimestre', year: 'al año' },
}
const tr: SchemeWords = {
  title: 'Hakların',
  lead: 'Büyük olasılıkla buna hakkın var. Kararı kurum verir. Sormak her zaman serbest.',
  none: 'Danışmanınla birlikte haklarını aramaya devam edersin.',
  where: 'Nerede',
  how: 'Nasıl',
  when: 'Ne zaman',
  papers: 'Yanında getir',
  automatic: 'Bunu zaten alıyor olman gerekir.',
  asked: 'Bu istendi.',
  made: (day) => `${day} tarihinde hazırlandı. Tutarlar değişebilir.`,
  domains: {
    housing: 'Konut',
    money: 'Para',
    paperwork: 'Belgeler',
    baby: 'Bebek',
    wellbeing: 'İyilik hâli',
    network: 'Çevre ve boş zaman',
  },
  per: { once: 'bir kez', day: 'günde', week: 'haftada', month: 'ayda', quarter: 'üç ayda', year: 'yılda' },
}
const ro: SchemeWords = {
  title: 'Drepturile tale',
  lead: 'Probabil ai dreptul la acestea. Serviciul decide. Poți întreba oricând.',
  none: 'Împreună cu însoțitorul tău cauți mai departe drepturile tale.',
  where: 'Unde',
  how: 'Cum',
  when: 'Când',
  papers: 'Ia cu tine',
  automatic: 'Ar trebui să primești deja asta.',
  asked: 'S-a cerut deja.',
  made: (day) => `Făcut pe ${day}. Sumele se pot schimba.`,
  domains: {
    housing: 'Locuință',
    money: 'Bani',
    paperwork: 'Acte',
    baby: 'Bebeluș',
    wellbeing: 'Stare de bine',
    network: 'Oameni și timp liber',
  },
  per: { once: 'o dată', day: 'pe zi', week: 'pe săptămână', month: 'pe lună', quarter: 'pe trimestru', year: 'pe an' },
}
const uk: SchemeWords = {
  title: 'Твої права',
  lead: 'Імовірно, ти маєш право на це. Вирішує служба. Запитати можна завжди.',
  none: 'Разом зі своєю супровідницею ти шукаєш свої права далі.',
  where: 'Де',
  how: 'Як',
  when: 'Коли',
  papers: 'Візьми з собою',
  automatic: 'Ти вже маєш це отримувати.',
  asked: 'Це вже попросили.',
  made: (day) => `Складено ${day}. Суми можуть змінитися.`,
  domains: { housing: 'Житло', money: 'Гроші', paperwork: 'Документи', baby: 'Дитина', wellbeing: 'Добробут', network: 'Люди й дозвілля' },
  per: { once: 'один раз', day: 'на день', week: 'на тиждень', month: 'на місяць', quarter: 'на квартал', year: 'на рік' },
}
const ar: SchemeWords = {
  title: 'حقوقك',
  lead: 'من المحتمل أن يكون لك حق في هذا. الجهة المختصة هي التي تقرر. يمكنك أن تسألي دائمًا.',
  none: 'مع مرافِقتك تواصلين البحث عن حقوقك.',
  where: 'أين',
  how: 'كيف',
  when: 'متى',
  papers: 'أحضري معك',
  automatic: 'يُفترض أنك تحصلين على هذا من قبل.',
  asked: 'تم طلب هذا.',
  made: (day) => `أُعدّ في ${day}. قد تتغير المبالغ.`,
  domains: { housing: 'السكن', money: 'المال', paperwork: 'الأوراق', baby: 'الطفل', wellbeing: 'الراحة', network: 'الناس ووقت الفراغ' },
  per: { once: 'مرة واحدة', day: 'في اليوم', week: 'في الأسبوع', month: 'في الشهر', quarter: 'كل ثلاثة أشهر', year: 'في السنة' },
}

const all: Readonly<Record<PublicLocale, SchemeWords>> = { nl, fr, en, ar, tr, es, ro, uk }

export function schemeWords(locale: PublicLocale): SchemeWords {
  return all[locale]
}
