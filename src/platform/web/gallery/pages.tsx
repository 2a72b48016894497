import type { VNode } from 'preact'
import type { FormState } from '../fields.tsx'
import { emptyForm, Form, SubmitButton, TextField } from '../fields.tsx'
import { PartnerPage, PlainPage, renderPage } from '../layout.tsx'
import { Confirm, Timeline } from '../parts.tsx'
import { GalleryDossier } from './dossier-page.tsx'
import { GalleryPublicForm } from './public-form-page.tsx'
import { arabic, dutch } from './public-form-text.ts'
import { GalleryReport } from './report-page.tsx'
import { sampleContext } from './sample-context.ts'

const filled: FormState = { values: { help: ['housing', 'goods'], phase: '0', month: '5', hours: ['1'] }, errors: {} }
const faulty: FormState = {
  values: { help: ['housing', 'goods'], phase: '0', givenName: 'Amal', phone: '0470 00 00 0' },
  errors: {
    month: 'Kies hoeveel maanden zwanger je bent',
    phone: 'Er ontbreekt een cijfer. Een gsm-nummer heeft er 10, zoals 0470 00 00 00',
    postcode: 'Vul je postcode in, zoals 2800. Zo weten we welk team jou belt',
    interpreter: 'Kies of je een tolk wil',
  },
}

/** Every page of the gallery, by file name. */
export function galleryPages(): ReadonlyMap<string, string> {
  return new Map([...galleryNodes()].map(([name, page]) => [name, renderPage(page)]))
}

/** The same, not yet drawn. */
export function galleryNodes(): ReadonlyMap<string, VNode> {
  const ctx = sampleContext()
  const flash = { kind: 'done', text: 'Samira T. is toegewezen aan Hanne.', undo: { action: '/ongedaan/1' } } as const
  const other = sampleContext({ theme: 'voorbeeldstad' })
  return new Map([
    ['dossier', <GalleryDossier ctx={ctx} />],
    ['dossier-other', <GalleryDossier ctx={sampleContext({ theme: 'voorbeeldstad', flash, locale: 'fr' })} />],
    ['report', <GalleryReport ctx={ctx} />],
    ['form', <GalleryPublicForm ctx={ctx} text={dutch} form={filled} />],
    ['form-errors', <GalleryPublicForm ctx={ctx} text={dutch} form={faulty} />],
    [
      'form-ar',
      <GalleryPublicForm ctx={sampleContext({ locale: 'ar' })} text={arabic} form={{ ...filled, errors: { phone: 'هناك رقم ناقص' } }} />,
    ],
    ['form-other', <GalleryPublicForm ctx={other} text={dutch} form={filled} />],
    ['partner', <GalleryPartner />],
    ['plain', <GalleryPlain />],
  ])
}

function GalleryPartner() {
  const ctx = sampleContext({ flash: { kind: 'problem', text: 'Dit lukte niet. Je tekst staat er nog.' } })
  return (
    <PartnerPage ctx={ctx} title="Een ouder aanmelden" lead="Eén pagina, ongeveer 2 minuten.">
      <Confirm ctx={ctx} action="/wis" title="Dit concept wissen?" confirm="Wis de notitie" cancel={{ href: '/terug', label: 'Houd ze' }}>
        Je notitie van 9.40 over Lotte is dan weg. Ze staat nergens anders.
      </Confirm>
      <section class="op-card op-card-warm">
        <Timeline items={[{ id: 'p1', icon: 'inbox', tone: 'brand1', title: <b>Ontvangen</b>, children: 'meteen' }]} />
      </section>
    </PartnerPage>
  )
}

function GalleryPlain() {
  const ctx = sampleContext()
  return (
    <PlainPage ctx={ctx} title="Je was even weg" lead="Meld je aan, je tekst staat er nog.">
      <Form ctx={ctx} action="/aanmelden">
        <TextField form={emptyForm} name="mail" label="E-mail" type="email" autocomplete="username" />
        <TextField form={emptyForm} name="password" label="Wachtwoord" type="password" autocomplete="current-password" />
        <SubmitButton block>Meld me aan</SubmitButton>
      </Form>
    </PlainPage>
  )
}
