import { Form, LinkButton, TextField } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { identityText } from '../text.ts'
import { PasskeyButton } from './passkey-button.tsx'

/** Making a key on this device. Without a script, or on an address of numbers, it says what stays possible. */
export function NewPasskeyPage({ ctx, device, isPossible }: { ctx: PageContext; device: string; isPossible: boolean }) {
  const t = identityText(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.newPasskey} lead={t.passkeyWhat} section="account" width="narrow">
      <Card>
        {isPossible ? (
          <Form ctx={ctx} action="/account/sleutels">
            <TextField
              form={{ values: { name: device }, errors: {} }}
              name="name"
              label={t.passkeyName}
              help={t.passkeyNameHelp}
              maxlength={60}
            />
            <PasskeyButton ctx={ctx} kind="register">
              {t.makePasskey}
            </PasskeyButton>
            <Quiet>{t.passkeyNeedsScript}</Quiet>
          </Form>
        ) : (
          <p>{t.passkeyNoName}</p>
        )}
        <LinkButton href="/account" variant="tertiary">
          {t.backToAccount}
        </LinkButton>
      </Card>
    </StaffPage>
  )
}
