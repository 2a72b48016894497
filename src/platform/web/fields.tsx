export {
  AnchorField,
  type AnchorFieldProps,
  type AnchorLevel,
  type CardOption,
  Question,
  type QuestionProps,
  RadioCards,
  When,
} from './fields/card-fields.tsx'
export { CardButtons, ChoiceButtons, OnEnter } from './fields/choice-buttons.tsx'
export {
  CheckboxField,
  type CheckboxFieldProps,
  CheckPills,
  type Option,
  Options,
  type PillsProps,
  RadioPills,
  SelectField,
  type SelectFieldProps,
  ThreeWay,
  type ThreeWayProps,
  Tiles,
  type TilesProps,
} from './fields/choice-fields.tsx'
export type { FieldProps } from './fields/field.tsx'
export {
  ActionButton,
  type ButtonLook,
  CtrlEnterHint,
  ErrorSummary,
  FilterForm,
  Form,
  type FormProps,
  HiddenFields,
  LinkButton,
  type LinkButtonProps,
  SavedNote,
  SearchField,
  type SearchFieldProps,
  SubmitButton,
} from './fields/form.tsx'
export {
  DateField,
  type DateFieldProps,
  type DayChip,
  EmailField,
  FileField,
  type FileFieldProps,
  NumberField,
  TelField,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from './fields/text-fields.tsx'
export { chosenDay, emptyForm, type FieldErrors, type FormState, type FormValues, fieldId, fieldValue, fieldValues } from './form-state.ts'
