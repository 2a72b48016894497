import type { StatementText } from './statement-text.ts'

export const es: StatementText = {
  privacyTitle: 'Qué hacemos con lo que nos cuentas',
  privacyLead: 'Breve y sincero. Pide explicaciones a tu acompañante si quieres.',
  privacy: {
    what: {
      title: '¿Qué anotamos?',
      body: 'Solo lo necesario para ayudarte: cómo localizarte sin riesgo, de cuánto estás y en qué quieres ayuda. Lo que no quieras decir, puedes dejarlo en blanco.',
    },
    who: {
      title: '¿Quién puede leerlo?',
      body: 'Solo el equipo de Opkomst de tu municipio. Tiene secreto profesional. Cada vez que alguien abre tu expediente queda anotado.',
    },
    share: {
      title: '¿Lo pasamos a otros?',
      body: 'No sin ti. Quien te derivó solo sabe lo que aceptaste: si hay contacto, si empezamos y si terminó.',
    },
    figures: {
      title: '¿Y las cifras?',
      body: 'Contamos a cuántas familias ayudamos y qué cambia. En esas cifras no hay nombres. No mostramos grupos de menos de cinco.',
    },
    rights: {
      title: '¿Qué puedes pedir?',
      body: 'Puedes ver tus datos, corregirlos o pararlos. Díselo a tu acompañante o llámanos. También puedes reclamar ante la Comisión de Supervisión Flamenca.',
    },
    safe: {
      title: '¿Alguien está mirando?',
      body: 'Con el botón ‘Salir rápido’ esta página desaparece enseguida. No dejamos mensaje si no quieres.',
    },
  },
  accessTitle: 'Accesibilidad',
  accessLead: 'Todo el mundo debe poder usar estas páginas.',
  access: {
    how: {
      title: '¿Cómo las hacemos?',
      body: 'Las páginas funcionan con teclado, con lector de pantalla, en un teléfono viejo y sin JavaScript. Las comprobamos según WCAG 2.2, nivel AA.',
    },
    tested: {
      title: '¿Cómo lo comprobamos?',
      body: 'Con cada cambio un programa revisa cada página, en teléfono y en pantalla grande. Personas con discapacidad aún no han probado las páginas.',
    },
    tell: {
      title: '¿Algo no funciona?',
      body: 'Llámanos o díselo a tu acompañante. Buscamos una solución y mientras te ayudamos por teléfono.',
    },
  },
}
