import type { PublicLocale } from '#platform/text/locale.ts'
import { Form } from '#platform/web/fields.tsx'
import { emptyForm } from '#platform/web/form-state.ts'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { contactDraft } from '../commands/record-contact.ts'
import type { ContactKind } from '../domain/contact.ts'
import { dueChips } from '../domain/next-step.ts'
import { ContactForm } from './contact-form.tsx'
import { type FormDays, formDays } from './parts.tsx'
import { paths } from './paths.ts'
import { StepForm, type Team, VisitBy, VisitFields } from './plan-forms.tsx'

// The forms of a dossier as they stand there before anything is typed: the same for every family, but for whose they are, the day and the token.

const days = ['yesterday', ...dueChips] as const
const send = ['csrf', 'key', 'dossierId'] as const

function daysAt(at: (name: (typeof days)[number]) => string): FormDays {
  return {
    yesterday: at('yesterday'),
    today: at('today'),
    tomorrow: at('tomorrow'),
    'one-week': at('one-week'),
    'two-weeks': at('two-weeks'),
    'one-month': at('one-month'),
  }
}

type FormOfDossier = { readonly ctx: PageContext; readonly dossierId: string }

function valuesOf({ ctx, dossierId }: FormOfDossier) {
  return { csrf: ctx.csrfToken, key: crypto.randomUUID(), dossierId, ...formDays(ctx.today) }
}

type LogWords = { readonly locale: PublicLocale; readonly kind: ContactKind; readonly hasLoss: boolean }

const KeptLogForm = keptPart([...send, ...days], (at, { locale, kind, hasLoss }: LogWords) => (
  <ContactForm
    ctx={{ locale, csrfToken: at('csrf') }}
    days={daysAt(at)}
    action={paths.contacts(at('dossierId'))}
    form={{ values: { kind, happenedOn: at('today'), minutes: '' }, errors: {} }}
    saveKey={at('key')}
    draftKey={contactDraft(at('dossierId'))}
    hasLoss={hasLoss}
  />
))

export function NewContactForm({ kind, hasLoss, ...form }: FormOfDossier & Omit<LogWords, 'locale'>) {
  return <KeptLogForm of={{ locale: form.ctx.locale, kind, hasLoss }} values={valuesOf(form)} />
}

const KeptStepForm = keptPart([...send, ...dueChips], (at, { locale }: { readonly locale: PublicLocale }) => (
  <StepForm
    ctx={{ locale, csrfToken: at('csrf') }}
    days={daysAt((name) => (name === 'yesterday' ? '' : at(name)))}
    dossierId={at('dossierId')}
    form={emptyForm}
    saveKey={at('key')}
  />
))

export function NewStepForm(form: FormOfDossier) {
  return <KeptStepForm of={{ locale: form.ctx.locale }} values={valuesOf(form)} />
}

const KeptVisitFields = keptPart(dueChips, (at, { locale }: { readonly locale: PublicLocale }) => (
  <VisitFields
    ctx={{ locale }}
    days={daysAt((name) => (name === 'yesterday' ? '' : at(name)))}
    form={{ values: { visitKind: 'home-visit', visitOn: at('tomorrow'), visitMinutes: '60' }, errors: {} }}
  />
))

/** Who can make the visit is asked of the team, and is kept nowhere. */
export function NewVisitForm({ ctx, dossierId, team, by }: FormOfDossier & { readonly team: Team; readonly by: string }) {
  return (
    <Form ctx={ctx} action={paths.visits(dossierId)}>
      <KeptVisitFields of={{ locale: ctx.locale }} values={formDays(ctx.today)} />
      <VisitBy ctx={ctx} team={team} form={{ values: { visitBy: by }, errors: {} }} />
    </Form>
  )
}
