import { publicTexts, type Same } from '#platform/text/texts.ts'

const nl = {
  title: 'Welkom bij Opkomst',
  lead: 'Steun voor wie zwanger is of net een baby kreeg.',
  parent: 'Ik ben zwanger of heb een baby',
  parentWhy: 'Vertel wat je kan helpen. Duurt 2 minuten.',
  partner: 'Ik meld een ouder aan',
  partnerWhy: 'Voor ziekenhuizen, vroedvrouwen, artsen en andere diensten.',
  team: 'Ik werk in het team',
  teamWhy: 'Meld je aan met je account.',
  neutralTitle: 'Het weer',
  neutralBody: 'Kijk naar buiten voor je vertrekt. Neem een jas mee als het waait.',
}
export type FrontText = Same<typeof nl>
const en: FrontText = {
  title: 'Welcome to Opkomst',
  lead: 'Support for those who are pregnant or just had a baby.',
  parent: 'I am pregnant or have a baby',
  parentWhy: 'Tell us what could help. Takes 2 minutes.',
  partner: 'I refer a parent',
  partnerWhy: 'For hospitals, midwives, doctors and other services.',
  team: 'I work in the team',
  teamWhy: 'Sign in with your account.',
  neutralTitle: 'The weather',
  neutralBody: 'Look outside before you leave. Take a coat if it is windy.',
}
const fr: FrontText = {
  title: 'Bienvenue chez Opkomst',
  lead: 'Du soutien si vous êtes enceinte ou venez d’avoir un bébé.',
  parent: 'Je suis enceinte ou j’ai un bébé',
  parentWhy: 'Dites ce qui peut vous aider. Cela prend 2 minutes.',
  partner: 'J’oriente un parent',
  partnerWhy: 'Pour les hôpitaux, sages-femmes, médecins et autres services.',
  team: 'Je travaille dans l’équipe',
  teamWhy: 'Connectez-vous avec votre compte.',
  neutralTitle: 'La météo',
  neutralBody: 'Regardez dehors avant de partir. Prenez une veste s’il y a du vent.',
}
const ar: FrontText = {
  title: 'أهلًا بكم في Opkomst',
  lead: 'دعم لكل من هي حامل أو رُزقت بمولود حديثًا.',
  parent: 'أنا حامل أو لدي طفل صغير',
  parentWhy: 'أخبرينا بما يساعدك. يستغرق دقيقتين.',
  partner: 'أريد إحالة أحد الوالدين',
  partnerWhy: 'للمستشفيات والقابلات والأطباء والخدمات الأخرى.',
  team: 'أعمل في الفريق',
  teamWhy: 'سجّل الدخول بحسابك.',
  neutralTitle: 'الطقس',
  neutralBody: 'انظر إلى الخارج قبل الخروج. خذ معطفًا إذا كانت هناك رياح.',
}
const tr: FrontText = {
  title: 'Opkomst’a hoş geldin',
  lead: 'Hamile olan ya da yeni bebeği olanlar için destek.',
  parent: 'Hamileyim ya da bebeğim var',
  parentWhy: 'Neyin yardımcı olacağını anlat. 2 dakika sürer.',
  partner: 'Bir ebeveyni yönlendiriyorum',
  partnerWhy: 'Hastaneler, ebeler, doktorlar ve diğer hizmetler için.',
  team: 'Ekipte çalışıyorum',
  teamWhy: 'Hesabınla giriş yap.',
  neutralTitle: 'Hava durumu',
  neutralBody: 'Çıkmadan önce dışarı bak. Rüzgâr varsa mont al.',
}
const es: FrontText = {
  title: 'Bienvenida a Opkomst',
  lead: 'Apoyo si estás embarazada o acabas de tener un bebé.',
  parent: 'Estoy embarazada o tengo un bebé',
  parentWhy: 'Cuéntanos qué te ayudaría. Son 2 minutos.',
  partner: 'Quiero derivar a un progenitor',
  partnerWhy: 'Para hospitales, matronas, médicos y otros servicios.',
  team: 'Trabajo en el equipo',
  teamWhy: 'Entra con tu cuenta.',
  neutralTitle: 'El tiempo',
  neutralBody: 'Mira fuera antes de salir. Lleva abrigo si hace viento.',
}
const ro: FrontText = {
  title: 'Bun venit la Opkomst',
  lead: 'Sprijin dacă ești însărcinată sau tocmai ai un bebeluș.',
  parent: 'Sunt însărcinată sau am un bebeluș',
  parentWhy: 'Spune ce te-ar ajuta. Durează 2 minute.',
  partner: 'Îndrum un părinte',
  partnerWhy: 'Pentru spitale, moașe, medici și alte servicii.',
  team: 'Lucrez în echipă',
  teamWhy: 'Conectează-te cu contul tău.',
  neutralTitle: 'Vremea',
  neutralBody: 'Uită-te afară înainte să pleci. Ia o haină dacă bate vântul.',
}
const uk: FrontText = {
  title: 'Вітаємо в Opkomst',
  lead: 'Підтримка для тих, хто чекає на дитину або щойно народив.',
  parent: 'Я вагітна або маю немовля',
  parentWhy: 'Розкажіть, що вам допоможе. Це 2 хвилини.',
  partner: 'Я направляю когось із батьків',
  partnerWhy: 'Для лікарень, акушерок, лікарів та інших служб.',
  team: 'Я працюю в команді',
  teamWhy: 'Увійдіть у свій обліковий запис.',
  neutralTitle: 'Погода',
  neutralBody: 'Подивіться надвір перед виходом. Візьміть куртку, якщо вітряно.',
}
export const frontText = publicTexts<FrontText>({ nl, en, fr, ar, tr, es, ro, uk })
