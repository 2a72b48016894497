import type { StatementText } from './statement-text.ts'

export const ro: StatementText = {
  privacyTitle: 'Ce facem cu ce ne spui',
  privacyLead: 'Scurt și sincer. Cere explicații consilierei tale dacă vrei.',
  privacy: {
    what: {
      title: 'Ce notăm?',
      body: 'Doar ce e nevoie ca să te ajutăm: cum te contactăm în siguranță, în ce lună ești și la ce vrei ajutor. Ce nu vrei să spui poți lăsa necompletat.',
    },
    who: {
      title: 'Cine poate citi?',
      body: 'Doar echipa Opkomst din comuna ta. Are secret profesional. De fiecare dată când cineva îți deschide dosarul, se notează.',
    },
    share: {
      title: 'Dăm mai departe?',
      body: 'Nu fără tine. Cine te-a îndrumat află doar ce ai acceptat: dacă există contact, dacă am început și dacă s-a încheiat.',
    },
    figures: {
      title: 'Și cifrele?',
      body: 'Numărăm câte familii ajutăm și ce se schimbă. În aceste cifre nu sunt nume. Nu arătăm grupuri mai mici de cinci.',
    },
    rights: {
      title: 'Ce poți cere?',
      body: 'Poți să vezi datele tale, să le corectezi sau să le oprești. Spune-i consilierei sau sună-ne. Poți face și plângere la Comisia de Supraveghere Flamandă.',
    },
    safe: { title: 'Se uită cineva?', body: 'Butonul ‘Ieșire rapidă’ face pagina să dispară imediat. Nu lăsăm mesaj dacă nu vrei.' },
  },
  accessTitle: 'Accesibilitate',
  accessLead: 'Toată lumea trebuie să poată folosi aceste pagini.',
  access: {
    how: {
      title: 'Cum le facem?',
      body: 'Paginile merg cu tastatura, cu cititor de ecran, pe un telefon vechi și fără JavaScript. Le verificăm după WCAG 2.2, nivel AA.',
    },
    tested: {
      title: 'Cum verificăm?',
      body: 'La fiecare schimbare un program verifică fiecare pagină, pe telefon și pe ecran mare. Persoane cu dizabilități nu au testat încă paginile.',
    },
    tell: { title: 'Ceva nu merge?', body: 'Sună-ne sau spune-i consilierei. Căutăm o soluție și între timp te ajutăm la telefon.' },
  },
}
