import type { StatementText } from './statement-text.ts'

export const tr: StatementText = {
  privacyTitle: 'Anlattıklarınla ne yapıyoruz',
  privacyLead: 'Kısa ve açık. Danışmanından açıklama isteyebilirsin.',
  privacy: {
    what: {
      title: 'Ne yazıyoruz?',
      body: 'Yalnızca sana yardım için gerekeni: sana güvenle nasıl ulaşacağımızı, kaç aylık olduğunu ve hangi konuda yardım istediğini. Söylemek istemediğini boş bırakabilirsin.',
    },
    who: {
      title: 'Kim okuyabilir?',
      body: 'Yalnızca belediyendeki Opkomst ekibi. Meslek sırrıyla bağlılar. Biri dosyanı her açtığında bu kaydedilir.',
    },
    share: {
      title: 'Başkasına veriyor muyuz?',
      body: 'Sensiz olmaz. Seni bize yönlendiren yalnızca kabul ettiğini öğrenir: görüşme oldu mu, başladık mı, bitti mi.',
    },
    figures: {
      title: 'Ya sayılar?',
      body: 'Kaç aileye yardım ettiğimizi ve neyin değiştiğini sayıyoruz. Bu sayılarda isim yok. Beşten küçük grupları göstermeyiz.',
    },
    rights: {
      title: 'Ne isteyebilirsin?',
      body: 'Verilerini görebilir, düzelttirebilir ya da durdurabilirsin. Danışmanına söyle ya da bizi ara. Flaman Denetim Komisyonu’na şikâyet de edebilirsin.',
    },
    safe: { title: 'Biri ekranına mı bakıyor?', body: '‘Hızlı çıkış’ düğmesi bu sayfayı hemen kaldırır. İstemezsen mesaj bırakmayız.' },
  },
  accessTitle: 'Erişilebilirlik',
  accessLead: 'Bu sayfaları herkes kullanabilmeli.',
  access: {
    how: {
      title: 'Nasıl yapıyoruz?',
      body: 'Sayfalar klavyeyle, ekran okuyucuyla, eski bir telefonda ve JavaScript olmadan çalışır. WCAG 2.2 AA düzeyine göre denetleriz.',
    },
    tested: {
      title: 'Nasıl kontrol ediyoruz?',
      body: 'Her değişiklikte bir program her sayfayı telefonda ve büyük ekranda kontrol eder. Engelli kişiler sayfaları henüz denemedi.',
    },
    tell: { title: 'Bir şey çalışmıyor mu?', body: 'Bizi ara ya da danışmanına söyle. Çözüm ararız ve bu arada telefonda yardım ederiz.' },
  },
}
