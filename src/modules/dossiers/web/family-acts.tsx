import { z } from 'zod'
import { listOrganisations } from '#modules/network/public.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalDay, optionalText } from '#platform/http/form.ts'
import { ok } from '#platform/result.ts'
import { DateField, RadioPills, SelectField, TelField, TextArea, TextField } from '#platform/web/fields.tsx'
import { Card, Two } from '#platform/web/parts.tsx'
import { addMember, addPartner } from '../commands/family.ts'
import { type Act, type ActScene, dossierHref } from './act.tsx'

const roles = ['co-parent', 'child', 'relative', 'other'] as const

/** Somebody of the family or near to it. */
export function memberAct(deps: Deps) {
  const schema = ({ t: { wrong }, today }: ActScene<object>) =>
    z.object({
      givenName: z.string(wrong.givenName).trim().min(1, wrong.givenName).max(100, wrong.long),
      familyName: optionalText(100, wrong.long),
      role: z.enum(roles, wrong.choice),
      relation: optionalText(100, wrong.long),
      birthDate: optionalDay(today, wrong.day).refine((day) => day === null || day <= today, wrong.future),
      phone: optionalText(40, wrong.long).refine((value) => value === null || value.replace(/\D/g, '').length >= 9, wrong.phone),
      note: optionalText(1000, wrong.long),
    })
  const act: Act<ReturnType<typeof schema>, object> = {
    path: 'mensen',
    title: ({ t }) => t.member.title,
    save: (t) => t.member.save,
    load: async () => ({}),
    schema,
    initial: () => ({}),
    fields: ({ t }, form) => (
      <Card>
        <Two>
          <TextField form={form} name="givenName" label={t.member.givenName} required autocomplete="off" />
          <TextField form={form} name="familyName" label={t.member.familyName} optional autocomplete="off" />
        </Two>
        <RadioPills
          form={form}
          name="role"
          label={t.member.role}
          look="chip"
          options={roles.map((value) => ({ value, label: t.member.roles[value] }))}
        />
        <TextField form={form} name="relation" label={t.member.relation} help={t.member.relationHelp} optional autocomplete="off" />
        <Two>
          <DateField form={form} name="birthDate" label={t.member.birthDate} typed autocomplete="off" />
          <TelField form={form} name="phone" label={t.member.phone} optional autocomplete="off" />
        </Two>
        <TextArea form={form} name="note" label={t.optionalNote} optional rows={2} />
      </Card>
    ),
    run: async (tx, actor, input, { dossier, t }) => {
      const { givenName, familyName, birthDate, phone, ...place } = input
      const person = { givenName, familyName: familyName ?? '', birthDate, phone }
      const added = await addMember(tx, deps, actor, { dossierId: dossier.id, member: { person, ...place } })
      return added.ok ? ok({ text: t.member.done, undo: dossierHref(dossier.id, `mensen/${added.value.personId}/weg`) }) : added
    },
    refusedAt: { other: 'givenName' },
  }
  return act
}

type Choice = { readonly organisations: readonly { readonly value: string; readonly label: string }[] }

/** An organisation that supports this family too. */
export function partnerAct(deps: Deps) {
  const schema = ({ t: { wrong } }: ActScene<Choice>) =>
    z.object({
      organisationId: z.uuid(wrong.organisation),
      contactName: optionalText(100, wrong.long),
      role: optionalText(300, wrong.long),
    })
  const act: Act<ReturnType<typeof schema>, Choice> = {
    path: 'partners',
    title: ({ t }) => t.partner.title,
    lead: ({ t }) => t.partner.lead,
    save: (t) => t.partner.save,
    load: async (tx, actor) => {
      const organisations = await listOrganisations(tx, actor.municipalityId)
      return { organisations: organisations.map(({ id, name }) => ({ value: id, label: name })) }
    },
    schema,
    initial: () => ({}),
    fields: ({ t, extra }, form) => (
      <Card>
        <SelectField form={form} name="organisationId" label={t.partner.organisation} options={extra.organisations} required />
        <TextField form={form} name="contactName" label={t.partner.contactName} optional autocomplete="off" />
        <TextField form={form} name="role" label={t.partner.role} optional autocomplete="off" />
      </Card>
    ),
    run: async (tx, actor, input, { dossier, t }) => {
      const added = await addPartner(tx, deps, actor, { dossierId: dossier.id, ...input })
      return added.ok ? ok({ text: t.partner.done, undo: dossierHref(dossier.id, `partners/${added.value.partnerId}/weg`) }) : added
    },
    refusedAt: { other: 'organisationId' },
  }
  return act
}
