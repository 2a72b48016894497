export { Icon, type IconName, Pictogram, type PictogramName, Skyline } from './icons.tsx'
export {
  Actions,
  Card,
  type CardProps,
  CardWarm,
  Details,
  EmptyState,
  IconLine,
  PrintButton,
  Quiet,
  Quote,
  ReadThis,
  Row,
  Split,
  Stack,
  Three,
  Two,
  Why,
} from './parts/blocks.tsx'
export {
  AttentionCard,
  type AttentionCardProps,
  DayList,
  DefinitionList,
  List,
  ListCard,
  type ListCardProps,
  ListItem,
  NextSteps,
  Timeline,
  type TimelineItem,
} from './parts/lists.tsx'
export { Confirm, type ConfirmProps, Conflict, type ConflictVersion, Toast } from './parts/messages.tsx'
export {
  Avatar,
  NoteStrip,
  PersonHead,
  type PersonHeadProps,
  PhoneLink,
  ProgrammeTag,
  SafeStrip,
  type State,
  StateLabel,
  StateSign,
  Tag,
  type Tone,
} from './parts/people.tsx'
export {
  AgeRing,
  type AgeRingProps,
  CaseloadBar,
  type CaseloadBarProps,
  JobProgress,
  type JobProgressProps,
  type Phase,
  PhasePath,
  Steps,
} from './parts/progress.tsx'
export { ScrollRegion } from './parts/scroll-region.tsx'
export { type Column, DataTable, type DataTableProps, type NextRows, Pagination, type Tab, Tabs } from './parts/tables.tsx'
export { Watch } from './parts/watch.tsx'
