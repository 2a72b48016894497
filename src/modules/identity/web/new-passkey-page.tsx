import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import { identityText } from '../text.ts'
import { NamePasskeyForm } from './name-passkey-form.tsx'

/** Making a key on this device. Without a script, or on an address of numbers, it says what stays possible. */
export function NewPasskeyPage({ ctx, device, isPossible }: { ctx: PageContext; device: string; isPossible: boolean }) {
  const t = identityText(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.newPasskey} lead={t.passkeyWhat} section="account" width="narrow">
      <Card>
        {isPossible ? (
          <NamePasskeyForm ctx={ctx} action="/account/sleutels" kind="register" device={device} without={t.passkeyNeedsScript} />
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
