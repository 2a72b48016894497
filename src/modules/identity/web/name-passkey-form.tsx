import { Form, TextField } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Quiet } from '#platform/web/parts.tsx'
import { identityText } from '../text.ts'
import { PasskeyButton, type PasskeyUse } from './passkey-button.tsx'

type Props = {
  readonly ctx: PageContext
  readonly action: string
  readonly kind: PasskeyUse
  readonly device: string
  readonly without: string
}

/** Gives a new key its name and makes it on this device; `without` says what stays possible where no script runs. */
export function NamePasskeyForm({ ctx, action, kind, device, without }: Props) {
  const t = identityText(ctx.locale)
  return (
    <Form ctx={ctx} action={action}>
      <TextField
        form={{ values: { name: device }, errors: {} }}
        name="name"
        label={t.passkeyName}
        help={t.passkeyNameHelp}
        maxlength={60}
      />
      <PasskeyButton ctx={ctx} kind={kind}>
        {t.makePasskey}
      </PasskeyButton>
      <Quiet>{without}</Quiet>
    </Form>
  )
}
