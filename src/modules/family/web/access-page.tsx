import type { DossierSheet, DossierSummary } from '#modules/dossiers/public.ts'
import { fullName, SafeContactStrip } from '#modules/people/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { isPublicLocale, localeName, type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import { ActionButton, CheckboxField, ErrorSummary, Form, RadioPills, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { emptyForm, type FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, PrintButton, Quiet, ReadThis } from '#platform/web/parts.tsx'
import type { Handed } from '../commands/give-access.ts'
import { maskAddress, readAddress } from '../domain/address.ts'
import { mayRemind } from '../domain/reminder.ts'
import { type FamilyRole, familyRole } from '../domain/who.ts'
import type { AccessRow } from '../queries/accesses.ts'
import { type StaffText, staffText } from '../staff-text.ts'

type Member = DossierSheet['members'][number]
export type AccessView = {
  readonly dossier: DossierSummary
  readonly sheet: DossierSheet
  readonly accesses: readonly AccessRow[]
}
export type AccessForm = { readonly personId: string; readonly form: FormState; readonly saveKey: string | null }

export function accessPath(dossierId: string): string {
  return `/gezinnen/${dossierId}/toegang`
}

/** Who of the family may have access of their own, each with the safe way to reach them. */
export function AccessPage({ ctx, view, sent, hasSms }: { ctx: PageContext; view: AccessView; sent: AccessForm | null; hasSms: boolean }) {
  const t = staffText(ctx.locale)
  const { dossier, sheet } = view
  const people = sheet.members.flatMap((member) => {
    const role = familyRole(dossier.motherId, sheet.members, member.personId)
    return role === null ? [] : [{ member, role }]
  })
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section="families" width="narrow">
      <ErrorSummary errors={sent?.form.errors ?? {}} ctx={ctx} />
      {people.map(({ member, role }) => (
        <PersonCard key={member.personId} ctx={ctx} view={view} member={member} role={role} sent={sent} hasSms={hasSms} />
      ))}
      <p>
        <a class="ds-link" href={`/gezinnen/${dossier.id}`}>
          {t.back}
        </a>
      </p>
    </StaffPage>
  )
}

type PersonProps = {
  readonly ctx: PageContext
  readonly view: AccessView
  readonly member: Member
  readonly role: FamilyRole
  readonly sent: AccessForm | null
  readonly hasSms: boolean
}

function PersonCard({ ctx, view, member, role, sent, hasSms }: PersonProps) {
  const t = staffText(ctx.locale)
  const own = view.accesses.filter((access) => access.personId === member.personId)
  const standing = own.find((access) => access.revokedAt === null)
  const stopped = own.find((access) => access.revokedAt !== null)
  const safe = { channel: member.channel, times: member.times, mayLeaveMessage: member.mayLeaveMessage, note: member.contactNote }
  return (
    <Card title={`${fullName(member)}, ${t.roles[role]}`} id={`p-${member.personId}`}>
      <SafeContactStrip safe={safe} phone={member.phone} locale={ctx.locale} />
      {standing === undefined ? (
        <>
          {stopped?.revokedAt == null ? null : (
            <Quiet>
              {t.stopped[stopped.revokedHow === 'self' ? 'self' : 'team']},{' '}
              {formatDay(dayInBrussels(stopped.revokedAt), ctx.locale, ctx.today)}
            </Quiet>
          )}
          <GiveForm
            ctx={ctx}
            dossierId={view.dossier.id}
            member={member}
            sent={sent?.personId === member.personId ? sent : null}
            hasSms={hasSms}
          />
        </>
      ) : (
        <Standing ctx={ctx} access={standing} member={member} role={role} />
      )}
    </Card>
  )
}

type StandingProps = { readonly ctx: PageContext; readonly access: AccessRow; readonly member: Member; readonly role: FamilyRole }

function Standing({ ctx, access, member, role }: StandingProps) {
  const t = staffText(ctx.locale)
  const path = `${accessPath(access.dossierId)}/${access.id}`
  return (
    <>
      <p>
        <b>{access.proofHash === null ? t.waits : t.chosen}</b>, {t.since(formatDay(dayInBrussels(access.givenAt), ctx.locale, ctx.today))}
      </p>
      <Quiet>{channelLine(access, t, ctx.locale)}</Quiet>
      {role === 'mother' && access.channel === 'mail' ? <Reminders ctx={ctx} access={access} member={member} /> : null}
      <Details summary={t.renew}>
        <p>{t.renewHelp}</p>
        <ActionButton ctx={ctx} action={`${path}/nieuw`} variant="secondary">
          {t.renew}
        </ActionButton>
      </Details>
      <ActionButton ctx={ctx} action={`${path}/stop`} variant="tertiary">
        {t.stop}
      </ActionButton>
    </>
  )
}

/** Whether she is reminded of appointments; where a mail may not reach her it can only be turned off. */
function Reminders({ ctx, access, member }: Omit<StandingProps, 'role'>) {
  const t = staffText(ctx.locale).reminder
  const isOn = access.remindersSince !== null
  const { hasSafeAddress, mayLeaveMessage } = member
  const may = mayRemind({ channel: access.channel, hasChosenProof: access.proofHash !== null, hasSafeAddress, mayLeaveMessage })
  return (
    <Details summary={labelled(t.title, isOn && may ? t.isOn : t.isOff, ctx.locale)}>
      <p>{may ? t.lead : t.notSafe}</p>
      {may || isOn ? (
        <ActionButton
          ctx={ctx}
          action={`${accessPath(access.dossierId)}/${access.id}/herinnering`}
          fields={{ wants: isOn ? 'no' : 'yes' }}
          variant="secondary"
        >
          {isOn ? t.turnOff : t.turnOn}
        </ActionButton>
      ) : null}
    </Details>
  )
}

export function channelLine(access: AccessRow, t: StaffText, locale: PublicLocale): string {
  const channel = access.channel === 'mail' ? t.channels.mail : access.channel === 'sms' ? t.channels.sms : t.channels.card
  const address = access.address === null ? null : readAddress(access.address)
  return address === null ? channel : labelled(channel, maskAddress(address), locale)
}

type GiveProps = {
  readonly ctx: PageContext
  readonly dossierId: string
  readonly member: Member
  readonly sent: AccessForm | null
  readonly hasSms: boolean
}

function GiveForm({ ctx, dossierId, member, sent, hasSms }: GiveProps) {
  const t = staffText(ctx.locale)
  const language = member.language ?? ''
  // Somebody else may hear a message: paper is proposed first.
  const proposed = { channel: member.mayLeaveMessage === false ? 'card' : '', language: isPublicLocale(language) ? language : 'nl' }
  const form: FormState = sent?.form ?? { ...emptyForm, values: proposed }
  const channels = [
    { value: 'mail', label: t.channels.mail },
    { value: 'sms', label: t.channels.sms },
    { value: 'card', label: t.channels.card },
  ]
  return (
    <Form ctx={ctx} action={accessPath(dossierId)} saveKey={sent?.saveKey ?? undefined}>
      <input type="hidden" name="person" value={member.personId} />
      <RadioPills form={form} name="channel" label={t.how} options={channels} help={hasSms ? undefined : t.noSms} />
      <TextField form={form} name="address" label={t.address} help={t.addressHelp} autocomplete="off" dir="ltr" maxlength={200} />
      <CheckboxField form={form} name="safe" label={t.safe} />
      <SelectField
        form={form}
        name="language"
        label={t.language}
        empty={null}
        options={publicLocales.map((value) => ({ value, label: localeName(value) }))}
      />
      <div class="op-row">
        <SubmitButton>{t.give}</SubmitButton>
      </div>
    </Form>
  )
}

/** Shown once, to tell or to print: it stands nowhere else, not even in our own database. */
export function HandedPage({
  ctx,
  handed,
  dossierId,
  name,
  address,
}: {
  ctx: PageContext
  handed: Handed
  dossierId: string
  name: string
  address: string
}) {
  const t = staffText(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.given} lead={handed.startCode === null ? t.before : t.handLead} section="families" width="narrow">
      {handed.startCode === null ? null : (
        <Card title={name} id="kaart">
          <p>
            {t.where} <b dir="ltr">{address}</b>
          </p>
          <p>
            {t.startCode}
            <br />
            <span class="op-big" dir="ltr">
              <b>{spaced(handed.startCode)}</b>
            </span>
          </p>
          <Quiet>{t.startCodeHelp}</Quiet>
          {handed.card === null ? null : (
            <>
              <p>
                {t.cardNumber}
                <br />
                <b dir="ltr">{spaced(handed.card.number)}</b>
              </p>
              <h3>{t.cardCodes}</h3>
              <List ordered>
                {handed.card.codes.map((code) => (
                  <ListItem key={code}>
                    <b dir="ltr">{code}</b>
                  </ListItem>
                ))}
              </List>
              <PrintButton />
            </>
          )}
        </Card>
      )}
      {handed.startCode === null ? <ReadThis>{t.renewHelp}</ReadThis> : null}
      <p class="op-noprint">
        <a class="ds-link" href={accessPath(dossierId)}>
          {t.title}
        </a>{' '}
        ·{' '}
        <a class="ds-link" href={`/gezinnen/${dossierId}`}>
          {t.back}
        </a>
      </p>
    </StaffPage>
  )
}

function spaced(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}
