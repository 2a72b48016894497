import { fileTypes } from '#platform/files/kinds.ts'
import { ErrorSummary, FileField, Form, RadioPills, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { abouts } from '../domain/document.ts'
import { text } from '../text.ts'
import { paths } from './paths.ts'

/** A contact a document may belong to, as it is called on screen. */
export type ContactChoice = { readonly id: string; readonly label: string }

/** Asked for these kinds, a phone offers its camera, and an iPhone hands over JPEG. */
export const accept = Object.keys(fileTypes).join(',')

type FormProps = {
  readonly ctx: PageContext
  readonly dossierId: string
  readonly form: FormState
  readonly contacts: readonly ContactChoice[]
  readonly saveKey?: string | undefined
}

export function DocumentForm({ ctx, dossierId, form, contacts, saveKey }: FormProps) {
  const t = text(ctx.locale)
  return (
    <Form ctx={ctx} action={paths.ofDossier(dossierId)} multipart saveKey={saveKey}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <FileField form={form} name="document" label={t.file} help={t.fileHelp} accept={accept} />
      <RadioPills
        form={form}
        name="about"
        label={t.about}
        look="chip"
        options={abouts.map((value) => ({ value, label: t.abouts[value] }))}
      />
      <TextField form={form} name="documentName" label={t.name} help={t.nameHelp} maxlength={120} autocomplete="off" />
      {contacts.length === 0 ? null : (
        <SelectField
          form={form}
          name="contactId"
          label={t.contact}
          empty={t.noContact}
          options={contacts.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <div class="op-row">
        <SubmitButton variant="secondary" icon="upload">
          {t.save}
        </SubmitButton>
      </div>
    </Form>
  )
}
