import { z } from 'zod'
import {
  type Asker,
  type LegalReference,
  type MeetingKind,
  type MeetingMissing,
  meetingPurposes,
  type OpenMeeting,
} from '#modules/consent/public.ts'
import { type FieldErrors, type FormValues, listOf, optionalChoice, optionalText, readForm } from '#platform/http/form.ts'
import { ok, type Result } from '#platform/result.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import {
  CheckPills,
  ErrorSummary,
  Form,
  type FormState,
  LinkButton,
  RadioCards,
  RadioPills,
  SubmitButton,
  TextField,
} from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, ReadThis, Row } from '#platform/web/parts.tsx'
import { purposeWords } from './meeting-links.tsx'
import { text, type Words } from './text.ts'

const uuid = z.uuid()

export function readMeetingForm(values: FormValues, kind: MeetingKind, t: Words): Result<Omit<OpenMeeting, 'dossierId'>, FieldErrors> {
  const { missing } = t.meeting
  const schema = z.object({
    purpose: optionalText(60, missing.purpose),
    parent: optionalChoice(['yes', 'no'], missing.parent),
    absentReason: optionalText(500, t.meeting.tooLong),
    basis: z.preprocess((value) => (value === undefined || value === '' ? null : value), z.uuid(missing.basis).nullable()),
  })
  const form = readForm(schema, values)
  if (!form.ok) return form
  const participantIds = listOf(values, 'participants').filter((id) => uuid.safeParse(id).success)
  const { purpose, parent, absentReason, basis } = form.value
  return ok({ kind, purpose, participantIds, parentPresent: parent, absentReason, legalReferenceId: basis })
}

const fieldOf: Readonly<Record<MeetingMissing, string>> = {
  purpose: 'purpose',
  participants: 'participants',
  'not-bound': 'participants',
  outsider: 'participants',
  parent: 'parent',
  'absent-reason': 'absentReason',
  basis: 'basis',
  'basis-lapsed': 'basis',
}

export function meetingErrors(missing: readonly MeetingMissing[], t: Words): FieldErrors {
  const errors: Record<string, string> = {}
  for (const part of missing) errors[fieldOf[part]] ??= t.meeting.missing[part]
  return errors
}

export type MeetingFormProps = {
  readonly ctx: PageContext
  readonly kind: MeetingKind
  readonly action: string
  readonly back: string
  readonly form: FormState
  /** Who can be asked to the table: bound by professional secrecy, and not oneself. */
  readonly people: readonly Asker[]
  readonly bases: readonly LegalReference[]
  readonly saveKey: string | undefined
}

export function MeetingForm({ ctx, kind, action, back, form, people, bases, saveKey }: MeetingFormProps) {
  const t = text(ctx.locale)
  const words = t.meeting
  // Nobody fills in a whole form that cannot be opened.
  if (kind === 'conference' && bases.length === 0) return <NoBasis ctx={ctx} form={form} back={back} />
  return (
    <>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={action} saveKey={saveKey}>
        {kind === 'conference' ? <BasisField ctx={ctx} form={form} bases={bases} /> : null}
        <Card>
          <RadioPills
            form={form}
            name="purpose"
            label={words.purpose}
            look="chip"
            options={meetingPurposes[kind].map((value) => ({ value, label: purposeWords(value, t) }))}
          />
          <CheckPills
            form={form}
            name="participants"
            label={words.participants}
            help={words.participantsHelp}
            look="chip"
            options={people.map(({ accountId, name }) => ({ value: accountId, label: name }))}
          />
        </Card>
        <Card>
          <RadioPills
            form={form}
            name="parent"
            label={words.parent}
            look="chip"
            options={[
              { value: 'yes', label: t.yes },
              { value: 'no', label: t.no },
            ]}
          />
          <TextField
            form={form}
            name="absentReason"
            label={words.absentReason}
            help={words.absentHelp}
            maxlength={500}
            autocomplete="off"
          />
        </Card>
        <div class="op-row">
          <SubmitButton>{words.save}</SubmitButton>
          <LinkButton href={back} variant="tertiary">
            {t.back}
          </LinkButton>
        </div>
      </Form>
    </>
  )
}

function NoBasis({ ctx, form, back }: Pick<MeetingFormProps, 'ctx' | 'form' | 'back'>) {
  const t = text(ctx.locale)
  return (
    <>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <ReadThis>
        <p>{t.meeting.noBasis}</p>
      </ReadThis>
      <Row>
        <LinkButton href={back} variant="secondary">
          {t.meeting.title}
        </LinkButton>
      </Row>
    </>
  )
}

/** The articles come from the dated table; which one it is, the worker chooses. */
function BasisField({ ctx, form, bases }: { ctx: PageContext; form: FormState; bases: readonly LegalReference[] }) {
  const t = text(ctx.locale).meeting
  return (
    <Card>
      <RadioCards
        form={form}
        name="basis"
        label={t.basis}
        options={bases.map(({ id, label, article, source }) => ({
          value: id,
          title: label[toStaffLocale(ctx.locale)],
          children: (
            <span class="op-small">
              {article}
              <br />
              <span class="op-quiet">{text(ctx.locale).admin.source(source)}</span>
            </span>
          ),
        }))}
      />
    </Card>
  )
}
