import { MiniHistory, TwoClocks } from '../charts.tsx'
import { AnchorField } from '../fields.tsx'
import type { PageContext } from '../page-context.ts'
import {
  Avatar,
  Card,
  Conflict,
  DefinitionList,
  Details,
  JobProgress,
  List,
  ListItem,
  Quiet,
  StateLabel,
  StateSign,
  Steps,
  Tag,
} from '../parts.tsx'
import { sampleForm as form } from './sample-context.ts'

export function DossierSide({ ctx }: { ctx: PageContext }) {
  return (
    <>
      <Ready />
      <Change />
      <People />
      <Twins />
      <Job />
      <Measure />
      <TwoWriters ctx={ctx} />
    </>
  )
}

function Ready() {
  return (
    <Card id="ready" title="Klaar voor de baby: 2 van 5 in orde">
      <List>
        <ListItem end={<StateLabel state="ok" />}>Kind en Gezin</ListItem>
        <ListItem end={<StateLabel state="busy" />} sub="bedje en buggy ontbreken nog">
          Babyuitzet
        </ListItem>
        <ListItem end={<StateLabel state="todo" />}>Veilige slaapplek</ListItem>
        <ListItem end={<StateLabel state="unknown" />}>Kraamzorg</ListItem>
        <ListItem end={<StateLabel state="na" />}>Tweeling</ListItem>
      </List>
    </Card>
  )
}

function Change() {
  return (
    <Card id="change" title="Hoe het evolueert">
      <Quiet>Vijf niveaus, van 1 acuut moeilijk tot 5 in orde.</Quiet>
      <MiniHistory
        rows={[
          { label: 'Verblijfplaats', from: 2, to: 2 },
          { label: 'Sociale rechten', from: 2, to: 4 },
          { label: 'Steun van anderen', from: 3, to: 2 },
          { label: 'Spaargeld', from: null, to: null, unknown: 'niet gekend' },
        ]}
      />
    </Card>
  )
}

function People() {
  return (
    <Card id="people" title="Mensen">
      <List>
        <ListItem lead={<Avatar icon="baby" />} sub="eerste echo goed">
          <b>Baby op komst</b>
        </ListItem>
        <ListItem lead={<Avatar initials="S" tone="accent" />} sub="past op Ilyas" end={<Tag>zus</Tag>}>
          <b>Salma</b>
        </ListItem>
        <ListItem lead={<StateSign state="ok" word="Klaar" />}>Startbedrag aangevraagd</ListItem>
      </List>
      <DefinitionList
        items={[
          { term: 'Adres', value: 'Voorbeeldstraat 12' },
          { term: 'Talen', value: 'Arabisch, Frans' },
        ]}
      />
      <Details summary="Alle gegevens">
        <Quiet>Bijgewerkt op 3 november.</Quiet>
      </Details>
    </Card>
  )
}

function Twins() {
  return (
    <Card id="twins" title="Na de geboorte">
      <TwoClocks
        today="2026-11-17"
        dueOn="2026-07-20"
        bornOn="2026-07-10"
        firstContactOn="2026-04-13"
        endOn="2027-01-10"
        endLabel="6 maanden"
      >
        Finn en Nour, tweeling
      </TwoClocks>
    </Card>
  )
}

function Job() {
  return (
    <Card id="job" title="Lang werk">
      <JobProgress what="Rapport 2025 wordt gemaakt" done={1240} total={3100} poll="/taken/1" />
    </Card>
  )
}

function Measure() {
  return (
    <Card id="measure" title="Heeft de baby een veilige plek?">
      <Steps now={4} total={10}>
        Vraag 4 van 10 · Thema wonen
      </Steps>
      <AnchorField
        form={form}
        name="level"
        label="Heeft de baby een veilige plek om te slapen?"
        hideLabel
        lastTime={{ value: '2', label: 'vorige keer' }}
        levels={[
          { value: '4', title: 'Bijna', text: 'Het bedje staat er, één ding nog regelen.' },
          { value: '3', title: 'Half', text: 'Er is een plek, maar ze is krap of tijdelijk.' },
          { value: '2', title: 'Nog niet', text: 'Er is een idee, maar nog geen bedje.' },
        ]}
      />
    </Card>
  )
}

function TwoWriters({ ctx }: { ctx: PageContext }) {
  return (
    <Conflict
      ctx={ctx}
      action="/notities"
      title="Twee mensen schreven tegelijk"
      mine={{ title: 'Jij, 10.12', text: 'Bedje geleverd, matras volgt donderdag.' }}
      theirs={{ title: 'Nele, 10.30', text: 'Bedje en matras besteld.' }}
      labels={{ mine: 'Houd mijn tekst', theirs: 'Houd die van Nele', both: 'Zet ze onder elkaar' }}
      note="Beide blijven in de geschiedenis."
    />
  )
}
