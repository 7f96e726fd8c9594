export { default as Brand } from "./marks/Brand.svelte";
export { default as Clock } from "./marks/Clock.svelte";
export { default as ClockLine } from "./marks/ClockLine.svelte";
export { default as Icon } from "./marks/Icon.svelte";
export { default as Pill } from "./marks/Pill.svelte";
export { default as Provenance } from "./marks/Provenance.svelte";
export { default as Shape } from "./marks/Shape.svelte";
export { default as ShapeKey } from "./marks/ShapeKey.svelte";
export { default as Status, type StatusKind } from "./marks/Status.svelte";
export { default as Strength } from "./marks/Strength.svelte";
export { icons, type IconName } from "./marks/icons";
export { shapeWords, type ShapeName } from "./marks/shapes";

export { default as ActionFields } from "./actions/ActionFields.svelte";
export { ActionBoxes } from "./actions/boxes.svelte";

export { default as ListFilters } from "./filters/ListFilters.svelte";

export { default as CardPart } from "./cards/CardPart.svelte";
export { default as ContactLine } from "./cards/ContactLine.svelte";

export { default as Checkbox } from "./fields/Checkbox.svelte";
export { default as Checkboxes } from "./fields/Checkboxes.svelte";
export { default as Combobox, type Choice } from "./fields/Combobox.svelte";
export { default as DateInput } from "./fields/DateInput.svelte";
export { default as Field } from "./fields/Field.svelte";
export { default as Fieldset } from "./fields/Fieldset.svelte";
export { default as PassphraseInput } from "./fields/PassphraseInput.svelte";
export { default as Radios } from "./fields/Radios.svelte";
export { default as Select } from "./fields/Select.svelte";
export { default as TextArea } from "./fields/TextArea.svelte";
export { default as TextInput } from "./fields/TextInput.svelte";
export { emptyDate, readDate, toParts, type DateParts, type DateProblem } from "./fields/date";
export { DateBoxes } from "./fields/dateBoxes.svelte";
export { describedBy } from "./fields/field";

export { default as ToldFields } from "./intelligence/ToldFields.svelte";

export { default as NoteFields } from "./notes/NoteFields.svelte";
export { default as NoteLine } from "./notes/NoteLine.svelte";

export { default as IdentifierHint } from "./notebook/IdentifierHint.svelte";
export { default as KindRadios, type NoteKind } from "./notebook/KindRadios.svelte";
export { default as Notebook } from "./notebook/Notebook.svelte";
export { default as SaveLine } from "./notebook/SaveLine.svelte";
export { attachUndo, undoable, type Undo } from "./notebook/undoable";

export { default as BackLink } from "./page/BackLink.svelte";
export { default as Button } from "./page/Button.svelte";
export { default as ErrorSummary } from "./page/ErrorSummary.svelte";
export { default as PageHead } from "./page/PageHead.svelte";
export { default as Tool } from "./page/Tool.svelte";

export { default as AudienceLine } from "./parts/AudienceLine.svelte";
export { default as ActFirst } from "./parts/ActFirst.svelte";
export { default as BinTool } from "./parts/BinTool.svelte";
export { default as TakeBack } from "./parts/TakeBack.svelte";
export { default as WhoReads } from "./parts/WhoReads.svelte";
export { default as Details } from "./parts/Details.svelte";
export { default as EmptyState } from "./parts/EmptyState.svelte";
export { default as LeavesBox } from "./parts/LeavesBox.svelte";
export { default as ListHead } from "./parts/ListHead.svelte";
export { default as Loading } from "./parts/Loading.svelte";
export { default as Notice } from "./parts/Notice.svelte";
export { default as Pager } from "./parts/Pager.svelte";
export { default as Progress } from "./parts/Progress.svelte";
export { default as StaysBox } from "./parts/StaysBox.svelte";
export { default as Table } from "./parts/Table.svelte";
export { default as Trouble } from "./parts/Trouble.svelte";
export { default as UndoBanner } from "./parts/UndoBanner.svelte";
export { default as VisitFactsList } from "./visits/VisitFactsList.svelte";
export { default as FindingBox } from "./publish/FindingBox.svelte";
export { default as MarkedText } from "./publish/MarkedText.svelte";
export { default as SettleAndShare } from "./publish/SettleAndShare.svelte";

export { default as AnswerForm } from "./answers/AnswerForm.svelte";
export { default as SaidDifferently } from "./answers/SaidDifferently.svelte";
export { default as AnswerList } from "./answers/AnswerList.svelte";
