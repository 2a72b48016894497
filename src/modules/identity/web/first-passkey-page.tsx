import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import { PlainPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import type { Means } from '../queries/means.ts'
import { identityText } from '../text.ts'
import { NamePasskeyForm } from './name-passkey-form.tsx'

type Props = {
  readonly ctx: PageContext
  readonly means: Means
  readonly device: string
  readonly isPossible: boolean
  readonly onward: string
}

/** All that a password and a code open where only strong ways in count: making a first key, or being told to use the one there is. */
export function FirstPasskeyPage({ ctx, means, device, isPossible, onward }: Props) {
  const t = identityText(ctx.locale)
  const hasStrong = means.passkey || means.signOn !== null
  return (
    <PlainPage ctx={ctx} title={hasStrong ? t.useStrongTitle : t.firstPasskeyTitle} lead={hasStrong ? t.useStrongLead : t.firstPasskeyLead}>
      {ctx.flash === null ? null : <p role={ctx.flash.kind === 'done' ? 'status' : 'alert'}>{ctx.flash.text}</p>}
      {hasStrong ? <UseStrong ctx={ctx} /> : null}
      {!hasStrong && isPossible ? (
        <Card>
          <NamePasskeyForm
            ctx={ctx}
            action={`/inloggen/eerste-sleutel?verder=${encodeURIComponent(onward)}`}
            kind="first"
            device={device}
            without={t.firstNeedsScript}
          />
        </Card>
      ) : null}
      {!hasStrong && !isPossible ? (
        <Card>
          <p>{t.firstNoName}</p>
        </Card>
      ) : null}
      <ActionButton ctx={ctx} action="/afmelden" variant="tertiary">
        {t.signOut}
      </ActionButton>
    </PlainPage>
  )
}

function UseStrong({ ctx }: { ctx: PageContext }) {
  const t = identityText(ctx.locale)
  return (
    <Card>
      <LinkButton href="/inloggen">{t.toSignIn}</LinkButton>
      <Quiet>{t.lostStrong}</Quiet>
    </Card>
  )
}
