import { MiniHistory, TwoClocks } from '../charts.tsx'
import {
  ActionButton,
  AnchorField,
  CheckPills,
  CtrlEnterHint,
  DateField,
  FileField,
  Form,
  type FormState,
  LinkButton,
  NumberField,
  RadioCards,
  RadioPills,
  SavedNote,
  SubmitButton,
  TextArea,
  ThreeWay,
} from '../fields.tsx'
import { StaffPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import {
  Actions,
  AgeRing,
  AttentionCard,
  Avatar,
  Card,
  CardWarm,
  CaseloadBar,
  Conflict,
  DataTable,
  DayList,
  DefinitionList,
  Details,
  EmptyState,
  IconLine,
  JobProgress,
  List,
  ListCard,
  ListItem,
  NoteStrip,
  PersonHead,
  PhasePath,
  ProgrammeTag,
  Quiet,
  SafeStrip,
  Split,
  StateLabel,
  StateSign,
  Steps,
  Tabs,
  Tag,
  Timeline,
  Two,
  Why,
} from '../parts.tsx'

const form: FormState = {
  values: {
    kind: 'visit',
    about: ['housing', 'baby'],
    note: 'Samen het kamertje bekeken. Schimmel achter het bed.',
    dueOn: '2026-11-23',
    income: 'weak',
    work: 'unknown',
    level: '3',
    who: 'nele',
  },
  errors: {},
}

export function GalleryDossier({ ctx }: { ctx: PageContext }) {
  return (
    <StaffPage ctx={ctx} title="Amal Benzarra" section="families" ownHeading refresh={30}>
      <Head />
      <Tabs
        label="Delen van het dossier"
        tabs={[
          { href: '#a', label: 'Overzicht', current: true },
          { href: '#b', label: 'Contacten', count: 11 },
          { href: '#c', label: 'Hoe het evolueert' },
          { href: '#d', label: 'Mensen' },
        ]}
      />
      <Split main={<Main ctx={ctx} />} side={<Side ctx={ctx} />} />
      <Inbox ctx={ctx} />
    </StaffPage>
  )
}

function Head() {
  return (
    <Card>
      <div class="op-row-between">
        <PersonHead initials="AB" name="Amal Benzarra">
          <ProgrammeTag plus>Opkomst+</ProgrammeTag>
          <span>22 jaar</span>
          <span>OP-2026-0187</span>
          <span>
            Begeleider: <b>Hanne Dewolk</b>
          </span>
        </PersonHead>
        <Actions>
          <LinkButton href="#contact" icon="plus">
            Log een contact
          </LinkButton>
          <LinkButton href="#plan" icon="calendar" variant="secondary">
            Plan een bezoek
          </LinkButton>
        </Actions>
      </div>
      <Two>
        <SafeStrip>WhatsApp, in de namiddag. Spreek niets in: iemand anders luistert mee.</SafeStrip>
        <NoteStrip>
          <b>Taal:</b> Marokkaans Arabisch en Frans. Tolk bij papieren.
        </NoteStrip>
      </Two>
      <TwoClocks
        today="2026-11-17"
        dueOn="2027-01-17"
        bornOn={null}
        firstContactOn="2026-09-15"
        endOn="2029-09-03"
        endLabel="eerste schooldag"
      >
        Bevalt rond <b>17 januari 2027</b>, over 61 dagen · Opkomst+ loopt tot de eerste schooldag
      </TwoClocks>
      <PhasePath
        phases={[
          { id: 'meet', label: 'Kennismaken', state: 'done' },
          { id: 'ready', label: 'Klaar voor de baby', state: 'current' },
          { id: 'birth', label: 'Geboorte en kraamtijd', state: 'ahead' },
          { id: 'year', label: 'Eerste jaar', state: 'ahead' },
          { id: 'school', label: 'Naar de kleuterklas', state: 'ahead' },
          { id: 'go', label: 'Loslaten', state: 'ahead' },
        ]}
      />
    </Card>
  )
}

function Main({ ctx }: { ctx: PageContext }) {
  return (
    <>
      <CardWarm id="now" title="Wat nu telt voor Amal">
        <ol class="ds-list">
          <li>
            <b>Een plek voor de baby komt.</b> “Bij mijn broer kunnen we niet blijven.”
          </li>
          <li>
            <b>Een bedje en een buggy.</b>
          </li>
        </ol>
        <Quiet>In haar woorden, op 3 november.</Quiet>
      </CardWarm>
      <Card id="contact" title="Log een contact" side={<SavedNote at="10.42 uur" />}>
        <Form ctx={ctx} action="/contact" draftKey="contact-amal">
          <RadioPills
            form={form}
            name="kind"
            label="Soort contact"
            hideLabel
            look="chip"
            options={[
              { value: 'visit', label: 'Huisbezoek', icon: 'home' },
              { value: 'message', label: 'Bericht', icon: 'message' },
              { value: 'phone', label: 'Telefoon', icon: 'phone' },
              { value: 'along', label: 'Samen op stap', icon: 'walk' },
              { value: 'failed', label: 'Niet gelukt', icon: 'no-show' },
            ]}
          />
          <TextArea form={form} name="note" label="Notitie" />
          <CheckPills
            form={form}
            name="about"
            label="Waarover ging het?"
            look="chip"
            options={[
              { value: 'housing', label: 'Wonen' },
              { value: 'money', label: 'Geld' },
              { value: 'baby', label: 'Baby' },
            ]}
          />
          <DateField
            form={form}
            name="dueOn"
            label="Tegen"
            chips={[
              { value: '2026-11-18', label: 'Morgen' },
              { value: '2026-11-23', label: 'Ma 23 nov' },
            ]}
          />
          <FileField form={form} name="photo" label="Foto van een brief" accept="image/*" capture="environment" />
          <NumberField form={form} name="minutes" label="Hoelang" help="In minuten." />
          <div class="op-row">
            <SubmitButton>Bewaar contact</SubmitButton>
            <CtrlEnterHint />
          </div>
        </Form>
      </Card>
      <Card id="contacts" title="Contacten">
        <Timeline
          items={[
            {
              id: 't1',
              icon: 'message',
              title: (
                <>
                  <b>Bericht</b> · donderdag 12 november
                </>
              ),
              children: 'Foto van een brief van de sociale huisvesting.',
              meta: 'Hanne, 10 min',
            },
            {
              id: 't2',
              icon: 'no-show',
              tone: 'neutral',
              title: (
                <>
                  <b>Niet gelukt</b> · dinsdag 27 oktober
                </>
              ),
              children: 'Niemand thuis. Kaartje in de bus.',
              meta: 'Hanne, 15 min',
            },
            {
              id: 't3',
              icon: 'hands',
              tone: 'brand1',
              title: (
                <>
                  <b>Warme overdracht</b> · dinsdag 15 september
                </>
              ),
              meta: 'Hanne, 60 min',
            },
          ]}
        />
      </Card>
      <Card id="six" title="Zes vragen over de thuissituatie">
        <ul class="op-list">
          <li>
            <ThreeWay form={form} name="income" label="Inkomen" help="Wisselt sterk, valt soms weg, of ligt onder het leefloon" />
          </li>
          <li>
            <ThreeWay form={form} name="work" label="Werk" help="Onzeker of tijdelijk werk, of niemand in het gezin heeft werk" />
          </li>
        </ul>
      </Card>
      <DataTable
        caption="Wonen per wijk"
        showCaption
        rows={[
          { id: 'a', area: 'Noord', n: '41', good: '31 (76%)' },
          { id: 'b', area: 'Zuid', n: '16', good: '12 van 16' },
        ]}
        rowKey={(row) => row.id}
        columns={[
          { head: 'Wijk', cell: (row) => row.area },
          { head: 'Gezinnen', cell: (row) => row.n, numeric: true },
          { head: 'Woont goed', cell: (row) => row.good, numeric: true },
        ]}
        next={{ size: 50, next: '?after=b' }}
      />
    </>
  )
}

function Side({ ctx }: { ctx: PageContext }) {
  return (
    <>
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
      <Card id="job" title="Lang werk">
        <JobProgress what="Rapport 2025 wordt gemaakt" done={1240} total={3100} poll="/taken/1" />
      </Card>
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
      <Conflict
        ctx={ctx}
        action="/notities"
        title="Twee mensen schreven tegelijk"
        mine={{ title: 'Jij, 10.12', text: 'Bedje geleverd, matras volgt donderdag.' }}
        theirs={{ title: 'Nele, 10.30', text: 'Bedje en matras besteld.' }}
        labels={{ mine: 'Houd mijn tekst', theirs: 'Houd die van Nele', both: 'Zet ze onder elkaar' }}
        note="Beide blijven in de geschiedenis."
      />
    </>
  )
}

function Inbox({ ctx }: { ctx: PageContext }) {
  return (
    <Split
      even
      main={
        <>
          <h2>Nieuwe aanmeldingen</h2>
          <ListCard
            href="#1"
            title="Precious Adeyomi"
            lead={<AgeRing workingDays={4} />}
            clock={<b>36 weken en 2 dagen</b>}
            source="Via Kind & Gezin · 28 jaar · Engels"
          >
            <Why>
              <b>Eerst bellen:</b> nog 26 dagen tot de geboorte, slaapt nu in noodopvang.
            </Why>
            <div class="op-row">
              <ProgrammeTag>Voorstel: Opkomst</ProgrammeTag>
              <Tag tone="brand2" icon="clock">
                1 werkdag over tijd
              </Tag>
            </div>
          </ListCard>
          <ListCard
            href="#2"
            title="Ioana Marincu"
            lead={<AgeRing workingDays={2} />}
            clock={<b>20 weken en 1 dag</b>}
            source="Via AZ Sint-Maarten"
            current
          >
            <div class="op-row">
              <Tag tone="warning" icon="users">
                Kennen we haar al?
              </Tag>
            </div>
          </ListCard>
          <ListCard
            href="#3"
            title="Lien Verhoost"
            lead={<AgeRing workingDays={1} />}
            clock={<b>17 weken</b>}
            source="Meldde zichzelf aan"
          />
          <ListCard
            href="#4"
            title="Elif Karadal"
            lead={<AgeRing workingDays={0} />}
            clock={<b>Baby van 3 weken</b>}
            source="Meldde zichzelf aan"
          />
          <AttentionCard title="Samira Tahouri" href="#5" icon="clock" side={<span class="op-small op-quiet">27 weken</span>}>
            <p>
              <b>16 dagen niets gehoord.</b> Jullie spraken om de 14 dagen af.
            </p>
            <Actions even>
              <LinkButton href="sms:0470000000" icon="message">
                Stuur bericht
              </LinkButton>
              <ActionButton ctx={ctx} action="/gedaan" variant="secondary" icon="check" label="Gedaan voor Samira Tahouri">
                Gedaan
              </ActionButton>
              <ActionButton ctx={ctx} action="/morgen" variant="tertiary">
                Morgen
              </ActionButton>
            </Actions>
          </AttentionCard>
        </>
      }
      side={
        <>
          <Card id="assign" title="Wie wordt de vaste begeleider?">
            <RadioCards
              form={form}
              name="who"
              label="Wie wordt de vaste begeleider?"
              hideLabel
              options={[
                {
                  value: 'nele',
                  title: 'Nele Aertgeerts',
                  side: '11 van 16 punten',
                  children: <CaseloadBar used={11} ceiling={16} extra={2} />,
                },
                {
                  value: 'hanne',
                  title: 'Hanne Dewolk',
                  side: '14 van 16 punten',
                  children: <CaseloadBar used={14} ceiling={16} extra={2} />,
                },
                {
                  value: 'ayla',
                  title: 'Ayla Yurtseven',
                  side: '17 van 16 punten',
                  children: <CaseloadBar used={17} ceiling={16} extra={2} />,
                },
              ]}
            />
          </Card>
          <Card id="visits" title="Bezoeken vandaag">
            <DayList
              items={[
                {
                  id: 'v1',
                  hour: '9.30',
                  length: '60 min',
                  children: (
                    <>
                      <h3>Amal Benzarra</h3>
                      <IconLine icon="home">Huisbezoek · 31 weken</IconLine>
                    </>
                  ),
                },
                { id: 'v2', hour: '14.00', length: '90 min', children: <h3>Groep: “Straks met de baby”</h3> },
              ]}
            />
          </Card>
          <EmptyState
            id="heard"
            title="Iedereen is gehoord"
            action={
              <LinkButton href="#week" variant="secondary">
                Bekijk deze week
              </LinkButton>
            }
          >
            Geen gezin wacht langer dan afgesproken. Het eerste volgende is Samira, overmorgen.
          </EmptyState>
        </>
      }
    />
  )
}
