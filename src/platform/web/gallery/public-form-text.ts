import type { PublicFormText } from './public-form-page.tsx'

export const dutch: PublicFormText = {
  title: 'Zwanger, of net een baby?',
  lead: 'Vertel wat jou zou helpen. Iemand van ons team belt je en denkt mee.',
  facts: ['2 minuten', 'Gratis', 'Blijft bij ons'],
  questions: ['Wat zou jou helpen?', 'Hoe ver ben je?', 'Hoe mogen we je bereiken?', 'Waar woon je, en welke taal spreek je graag?'],
  hint: 'Tik aan wat past. Meer dan één mag.',
  tiles: [
    ['housing', 'Een betere woning'],
    ['money', 'Geld en rekeningen'],
    ['goods', 'Spullen voor de baby'],
    ['pregnancy', 'Mijn zwangerschap'],
    ['papers', 'Papieren en premies'],
    ['childcare', 'Opvang voor mijn kind'],
    ['feelings', 'Hoe ik me voel'],
    ['home-talk', 'Praten over thuis'],
    ['parents', 'Andere ouders leren kennen'],
    ['learning', 'Nederlands, werk of school'],
    ['food', 'Eten in huis'],
    ['unsure', 'Ik weet het nog niet'],
  ],
  phases: ['Ik ben zwanger', 'Mijn baby is er al'],
  name: 'Je voornaam',
  phone: 'Je telefoonnummer',
  interpreter: 'Graag een tolk. Dat kost mij niets.',
  send: 'Verstuur mijn vraag',
}

export const arabic: PublicFormText = {
  title: 'حامل، أو رُزقتِ بطفل حديثًا؟',
  lead: 'أخبرينا بما قد يساعدك. ستتصل بك إحدى زميلاتنا وتفكر معك.',
  facts: ['دقيقتان', 'مجانًا', 'يبقى بيننا'],
  questions: ['ما الذي قد يساعدك؟', 'في أي مرحلة أنتِ؟', 'كيف يمكننا الوصول إليك؟', 'أين تسكنين، وبأي لغة تحبين أن نتحدث؟'],
  hint: 'اضغطي على ما يناسبك. يمكنك اختيار أكثر من شيء.',
  tiles: [
    ['housing', 'سكن أفضل'],
    ['money', 'المال والفواتير'],
    ['goods', 'أغراض للطفل'],
    ['pregnancy', 'حملي'],
  ],
  phases: ['أنا حامل', 'وُلد طفلي'],
  name: 'اسمك الأول',
  phone: 'رقم هاتفك',
  interpreter: 'أريد مترجمًا. هذا لا يكلفني شيئًا.',
  send: 'أرسلي طلبي',
}
