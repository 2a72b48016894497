import { Form, HiddenFields, LinkButton, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FormValues } from '#platform/web/form-state.ts'
import { PublicPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, CardWarm, List, ListItem, PhoneLink } from '#platform/web/parts.tsx'
import type { Territory } from '../domain/territory.ts'
import { type PublicText, publicText } from '../text.ts'
import { parentAddress } from './parent-page.tsx'

export type ElsewherePageProps = {
  readonly ctx: PageContext
  readonly neighbour: Territory | null
  /** What was typed travels in the page, so that a mistyped postcode costs one line; the server keeps nothing. */
  readonly typed: FormValues
  readonly stamp: string
  readonly saveKey: string | undefined
}

/** She lives in another municipality: where to go. */
export function ElsewherePage(props: ElsewherePageProps) {
  const { ctx, neighbour } = props
  const t = publicText(ctx.locale)
  return (
    <PublicPage
      ctx={ctx}
      title={t.elsewhereTitle}
      lead={neighbour === null ? t.elsewhere(ctx.municipality.name) : t.neighbour(neighbour.name)}
      quickExit
    >
      {neighbour === null ? (
        <Places t={t} />
      ) : (
        <LinkButton href={neighbourAddress(neighbour, ctx)}>{t.neighbourLink(neighbour.name)}</LinkButton>
      )}
      <p>{t.nothingKept}</p>
      <CardWarm title={t.wrongPostcode} id="postcode">
        <CorrectPostcode {...props} t={t} />
      </CardWarm>
    </PublicPage>
  )
}

function neighbourAddress(neighbour: Territory, ctx: PageContext): string {
  const path = parentAddress({ municipality: { ...ctx.municipality, slug: neighbour.slug } }, ctx.locale)
  return neighbour.host === null ? path : `https://${neighbour.host}${path}`
}

function Places({ t }: { t: PublicText }) {
  const places = [
    { id: 'house', name: t.places.house, why: t.places.houseWhy, phone: null },
    { id: 'ocmw', name: t.places.ocmw, why: t.places.ocmwWhy, phone: null },
    { id: 'line', name: t.places.line, why: t.places.lineWhy, phone: '078 150 100' },
    { id: 'danger', name: t.places.danger, why: null, phone: '112' },
    { id: 'violence', name: t.places.violence, why: null, phone: '1712' },
  ]
  return (
    <Card>
      <List>
        {places.map((place) => (
          <ListItem key={place.id} sub={place.why ?? undefined} end={place.phone === null ? undefined : <PhoneLink number={place.phone} />}>
            {place.name}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

function CorrectPostcode({ ctx, typed, stamp, saveKey, t }: ElsewherePageProps & { t: PublicText }) {
  const { postcode, ...rest } = typed
  const singles = Object.entries(rest).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const groups = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined || typeof value === 'string' ? [] : value.map((each) => [name, each] as const),
  )
  return (
    <Form ctx={ctx} action={parentAddress(ctx, ctx.locale)} saveKey={saveKey}>
      <HiddenFields values={{ ...Object.fromEntries(singles), stamp }} />
      {groups.map(([name, value]) => (
        <HiddenFields key={`${name} ${value}`} values={{ [name]: value }} />
      ))}
      <TextField
        form={{ values: { postcode }, errors: {} }}
        name="postcode"
        label={t.postcode}
        inputmode="numeric"
        size={6}
        maxlength={10}
        dir="ltr"
      />
      <SubmitButton variant="secondary">{t.tryAgain}</SubmitButton>
    </Form>
  )
}
