// Made by `cargo run -p cf-wire --example generate`. Change the Rust, not this file.

/** Every command with what it takes and gives. */
export interface Commands {
  "app.status": { req: Empty; res: AppStatus };
  "setup.begin": { req: SetupBegin; res: RecoveryCode };
  "setup.prove": { req: ProveRecovery; res: AppStatus };
  "setup.bring_back": { req: BringBack; res: AppStatus };
  "session.unlock": { req: Unlock; res: AppStatus };
  "session.lock": { req: Empty; res: AppStatus };
  "session.active": { req: Empty; res: Done };
  "session.change_passphrase": { req: ChangePassphrase; res: Done };
  "session.new_recovery_code": { req: NewRecoveryCode; res: RecoveryCode };
  "settings.get": { req: Empty; res: Settings };
  "settings.put": { req: Settings; res: Settings };
  "session.change_me": { req: ChangeMe; res: Done };
  "practice.switch": { req: PracticeSwitch; res: AppStatus };
  "about.view": { req: Empty; res: About };
  "draft.open": { req: DraftOpen; res: Draft };
  "draft.put": { req: DraftPut; res: DraftSaved };
  "draft.discard": { req: DraftRef; res: Done };
  "draft.list": { req: Empty; res: Array<Draft> };
  "provider.search": { req: ProviderSearch; res: Array<ProviderRow> };
  "provider.view": { req: ById; res: ProviderView };
  "provider.save": { req: ProviderSave; res: ProviderRow };
  "provider.save_place": { req: PlaceSave; res: PlaceRow };
  "provider.import_check": { req: FromFile; res: ImportCheck };
  "provider.import": { req: FromFile; res: ImportDone };
  "provider.import_shipped": { req: Empty; res: ImportDone };
  "template.list": { req: TemplateFilter; res: Array<TemplateView> };
  "visit.start": { req: VisitStart; res: VisitView };
  "visit.save": { req: VisitSave; res: VisitView };
  "visit.list": { req: VisitFilter; res: Page<VisitRow> };
  "visit.view": { req: ById; res: VisitView };
  "visit.life": { req: ById; res: LifeView };
  "visit.stage": { req: StageSet; res: LifeView };
  "visit.level": { req: ById; res: LevelView };
  "visit.settle": { req: JudgementSave; res: LevelView };
  "visit.team": { req: ById; res: TeamView };
  "visit.hand_over_preview": { req: ById; res: HandOverPreview };
  "visit.hand_over": { req: HandOver; res: TeamView };
  "visit.join": { req: VisitJoin; res: TeamView };
  "note.settle": { req: NoteSettle; res: NoteRow };
  "visit.card": { req: ById; res: VisitorCard };
  "stop.card": { req: StopAsk; res: StopCard };
  "contact.list": { req: Empty; res: Array<ContactRow> };
  "contact.save": { req: ContactSave; res: ContactRow };
  "note.save": { req: NoteSave; res: NoteRow };
  "note.list": { req: NoteFilter; res: Page<NoteRow> };
  "note.view": { req: ById; res: NoteRow };
  "words.check": { req: WordsCheck; res: Array<FieldFinding> };
  "review.view": { req: ById; res: ReviewView };
  "summary.open": { req: ById; res: SummaryView };
  "summary.save": { req: SummarySave; res: SummaryView };
  "summary.preview": { req: ById; res: PublishPreview };
  "summary.settle": { req: SummarySettle; res: PublishPreview };
  "summary.publish": { req: SummaryPublish; res: Published };
  "summary.view": { req: ById; res: SummaryView };
  "summary.list": { req: SummaryFilter; res: Page<SummaryRow> };
  "summary.withdraw": { req: Withdraw; res: Done };
  "theme.list": { req: Empty; res: Array<ThemeView> };
  "intelligence.save": { req: IntelligenceSave; res: IntelligenceView };
  "intelligence.list": { req: IntelligenceFilter; res: Page<IntelligenceRow> };
  "intelligence.view": { req: ById; res: IntelligenceView };
  "concern.save": { req: ConcernSave; res: ConcernView };
  "concern.list": { req: ConcernFilter; res: Page<ConcernRow> };
  "concern.choices": { req: Empty; res: FilterChoices };
  "concern.view": { req: ById; res: ConcernView };
  "concern.step": { req: ConcernStep; res: ConcernView };
  "ladder.list": { req: Empty; res: Array<LadderView> };
  "action.save": { req: ActionSave; res: ActionRow };
  "action.list": { req: ActionFilter; res: Page<ActionRow> };
  "action.choices": { req: Empty; res: FilterChoices };
  "action.view": { req: ById; res: ActionView };
  "response.add": { req: ResponseAdd; res: ResponseRow };
  "home.view": { req: Empty; res: HomeView };
  "search.find": { req: SearchFind; res: SearchFound };
  "record.history": { req: ById; res: Array<HistoryRow> };
  "record.differences": { req: ById; res: Array<Difference> };
  "record.settle": { req: SettleAnswer; res: Array<Difference> };
  "share.preview": { req: ById; res: SharePreview };
  "share.record": { req: ShareRecord; res: NowAs };
  "share.take_back": { req: Withdraw; res: NowAs };
  "record.bin": { req: ById; res: Done };
  "record.restore": { req: ById; res: Done };
  "bin.list": { req: Paging; res: Page<BinRow> };
  "operation.list": { req: Paging; res: Page<OperationRow> };
  "operation.undo": { req: OperationRef; res: OperationRow };
  "space.view": { req: Empty; res: SpaceView };
  "space.check_place": { req: PlaceAsk; res: PlaceCheck };
  "space.create": { req: SpaceCreate; res: SpaceView };
  "space.folder": { req: SpacePlace; res: SpaceView };
  "space.invite": { req: InviteNew; res: InviteCode };
  "space.cancel_invite": { req: InviteRef; res: SpaceView };
  "space.join": { req: SpaceJoin; res: JoinRequest };
  "space.approve": { req: RequestApprove; res: SpaceView };
  "space.replace": { req: RequestReturn; res: SpaceView };
  "space.change_member": { req: MemberChange; res: SpaceView };
  "space.leaving": { req: MemberRef; res: LeavingPreview };
  "space.remove_member": { req: MemberRef; res: SpaceView };
  "space.computer_leaving": { req: ComputerRef; res: LeavingPreview };
  "space.remove_computer": { req: ComputerRef; res: SpaceView };
  "space.make_sheet": { req: Empty; res: RecoverySheet };
  "space.recover": { req: SpaceRecover; res: SpaceView };
  "space.refuse": { req: RequestRef; res: SpaceView };
  "space.begin_anew": { req: Empty; res: SpaceView };
  "space.begin_afresh": { req: Empty; res: SpaceView };
  "space.share_now": { req: Empty; res: ShareReport };
  "space.stop": { req: Empty; res: Done };
  "space.health": { req: Empty; res: HealthView };
  "space.let_through": { req: MemberRef; res: HealthView };
  "space.diagnostic": { req: Empty; res: Diagnostic };
  "space.save_diagnostic": { req: DiagnosticSave; res: DiagnosticSaved };
  "bundle.out": { req: BundleOut; res: BundleMade };
  "bundle.days": { req: Empty; res: Array<string> };
  "bundle.in": { req: FromFile; res: ShareReport };
  "own_copy.view": { req: Empty; res: OwnCopyView };
  "own_copy.turn_on": { req: OwnCopyOn; res: OwnCopyView };
  "own_copy.turn_off": { req: Empty; res: OwnCopyView };
  "own_copy.now": { req: Empty; res: OwnCopyView };
  "own_copy.try": { req: Empty; res: OwnCopyView };
  "pack.plan": { req: PackRequest; res: PackPlan };
  "pack.preview": { req: PackRequest; res: PackPreview };
  "pack.page": { req: PackPage; res: PackPageImage };
  "pack.export": { req: PackExport; res: PackIssued };
  "pack.cancel": { req: Empty; res: Done };
  "pack.register": { req: Paging; res: Page<PackRow> };
  "backup.list": { req: Empty; res: Array<BackupRow> };
  "backup.make": { req: Empty; res: BackupRow };
  "backup.check": { req: BackupRef; res: BackupRow };
  "backup.restore": { req: BackupRestore; res: AppStatus };
  "host.pick": { req: Pick; res: Picked };
  "host.open_folder": { req: Picked; res: Done };
}

export type CommandName = keyof Commands;

/**
 * What the app is made of.
 */
export type About = { 
/**
 * Version.
 */
version: string, 
/**
 * Lines for a support request: versions, counts, states. No words of anybody.
 */
support: Array<string>, 
/**
 * Where the vault is, for the person's own eyes.
 */
folder: string, };

/**
 * Something that somebody has undertaken to do. Status, owner and due date are shared fields.
 */
export type Action = { 
/**
 * The concern it answers.
 */
concern: RecordId | null, 
/**
 * Whose action it is: id or code of the provider.
 */
organisation: RecordId | null, 
/**
 * What is to be done.
 */
title: string, 
/**
 * The role that does it.
 */
owner: string | null, 
/**
 * By when.
 */
due: string | null, 
/**
 * Where it stands.
 */
status: ActionStatus | null, 
/**
 * What shows that it was done.
 */
evidence: string | null, 
/**
 * The meeting or day it was agreed.
 */
raised: string | null, 
/**
 * Possible identifiers that the author chose to keep, each with a reason.
 */
settled: Array<Settled>, };

/**
 * Which actions.
 */
export type ActionFilter = { 
/**
 * Of this provider only.
 */
organisation?: RecordId | null, 
/**
 * For this concern only.
 */
concern?: RecordId | null, 
/**
 * Done by this role only; blank for those where nobody is named.
 */
owner?: string | null, 
/**
 * In this state only.
 */
status?: ActionStatus | null, 
/**
 * Leave out what is done.
 */
open: boolean, 
/**
 * Only what is late.
 */
late: boolean, 
/**
 * Page.
 */
paging: Paging, };

/**
 * An action in a list.
 */
export type ActionRow = { 
/**
 * The action.
 */
id: RecordId, 
/**
 * What is to be done.
 */
title: string, 
/**
 * The provider's name.
 */
about: string | null, 
/**
 * The concern it answers.
 */
concern: RecordId | null, 
/**
 * The role that does it.
 */
owner: string | null, 
/**
 * By when.
 */
due: string | null, 
/**
 * Its clock.
 */
clock: ClockView | null, 
/**
 * Where it stands.
 */
status: ActionStatus, 
/**
 * Who may read it.
 */
audience: Audience, 
/**
 * Fields that two people answered differently.
 */
disputed: Array<string>, };

/**
 * Adds or changes an action.
 */
export type ActionSave = { 
/**
 * The one to change; none to add.
 */
id: RecordId | null, 
/**
 * The action.
 */
action: Partial<Action>, 
/**
 * Share it with the quality team.
 */
share: boolean, 
/**
 * What the view said that was changed: what came in since is left standing.
 */
seen?: string | null, };

/**
 * Where an action stands. "Late" is not a status: it follows from the due date.
 */
export type ActionStatus = "open" | "in-progress" | "complete" | "verified" | "dropped";

/**
 * An action with its updates.
 */
export type ActionView = { 
/**
 * Who and when.
 */
meta: Meta, 
/**
 * The action.
 */
action: Action, 
/**
 * As in the list.
 */
row: ActionRow, 
/**
 * Its updates, oldest first.
 */
responses: Array<ResponseRow>, 
/**
 * What colleagues said differently.
 */
differences: Array<Difference>, 
/**
 * To be given back with a change.
 */
seen: string, };

/**
 * One of several answers.
 */
export type Answer = { 
/**
 * Its id.
 */
id: string, 
/**
 * Words, a day, a code, by sort; none where the field was emptied.
 */
value: string | null, 
/**
 * Who said it, by name.
 */
who: string, 
/**
 * Whether that is whoever uses the app.
 */
me: boolean, 
/**
 * When, by the clock it was written on.
 */
at: string, 
/**
 * Whether that clock was wrong: more than a day ahead.
 */
clock_wrong: boolean, };

/**
 * How another answer is given.
 */
export type AnswerSort = "text" | "day" | "action-status" | "fixed";

/**
 * The answer that stands.
 */
export type AnswerThatStands = { 
/**
 * The judgement.
 */
id: RecordId, 
/**
 * The answer; none where the difference stands.
 */
rating: Rating | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether the team still sees it differently and says so.
 */
kept_apart: boolean, };

/**
 * Where the app stands, all a screen needs before anything else.
 */
export type AppStatus = { 
/**
 * Where it stands.
 */
phase: Phase, 
/**
 * Who, when open.
 */
me: Me | null, 
/**
 * How it looks.
 */
display: Display, 
/**
 * Minutes without a key before it locks.
 */
idle_minutes: number, 
/**
 * Whether this is the made-up vault for practice.
 */
practice: boolean, 
/**
 * "laptop" or "tablet".
 */
device_word: string, 
/**
 * Today on this device, such as "2026-11-22".
 */
today: string, 
/**
 * The app's version.
 */
version: string, 
/**
 * A sentence about something that needs care (clock went back, restored …), or none.
 */
notice: string | null, };

/**
 * Files that were left aside for one reason.
 */
export type AsideRow = { 
/**
 * A stable code.
 */
code: string, 
/**
 * What is so and what to do.
 */
sentence: string, 
/**
 * How many files.
 */
files: number, };

/**
 * When a prompt is asked.
 */
export type AskedIf = { 
/**
 * The earlier prompt.
 */
prompt: string, 
/**
 * Its answers that lead here.
 */
answers: Array<Rating>, };

/**
 * The level of assurance a visit gives. Assurance words, not the regulator's.
 */
export type Assurance = "assured" | "mostly-assured" | "partly-assured" | "not-assured" | "not-seen";

/**
 * "Is anyone at risk now?", the first question of every concern.
 */
export type AtRisk = "yes" | "no" | "unknown";

/**
 * Who may read a record. It decides which feed its events enter, and so which key seals them.
 */
export type Audience = "private" | "visit-team" | "quality" | "safeguarding" | "protected";

/**
 * People that a record can be shared with.
 */
export type AudienceChoice = { 
/**
 * Which.
 */
audience: Audience, 
/**
 * What they are called.
 */
label: string, 
/**
 * Who they are, by name, as far as they are in the space already.
 */
names: Array<string>, };

/**
 * A backup.
 */
export type BackupRef = { 
/**
 * Its id.
 */
id: string, };

/**
 * Goes back to a backup.
 */
export type BackupRestore = { 
/**
 * Its id.
 */
id: string, 
/**
 * The passphrase, again.
 */
passphrase: string, };

/**
 * A backup.
 */
export type BackupRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * When it was made.
 */
made: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * Entries in it, once counted.
 */
entries: number | null, 
/**
 * When it was last opened and checked.
 */
checked: string | null, 
/**
 * Whether it opened.
 */
good: boolean, 
/**
 * In words: "Opened and read today at 08:15: 312 entries."
 */
sentence: string, };

/**
 * Something in the bin.
 */
export type BinRow = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * Its kind, in words.
 */
kind: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Since when.
 */
binned: string, };

/**
 * Brings a lost computer's vault back on a new one.
 */
export type BringBack = { 
/**
 * Where the copy is.
 */
place: PlaceAsk, 
/**
 * The recovery code.
 */
recovery_code: string, 
/**
 * The passphrase from now on.
 */
passphrase: string, };

/**
 * A file for colleagues.
 */
export type BundleMade = { 
/**
 * What it is called.
 */
name: string, 
/**
 * How many sealed parts it has.
 */
objects: number, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * Whether what colleagues have sent is in it too.
 */
everybody: boolean, 
/**
 * In words.
 */
sentence: string, 
/**
 * The folder it is in.
 */
folder: Picked, };

/**
 * Writes a file for colleagues.
 */
export type BundleOut = { 
/**
 * The folder or stick that was picked.
 */
folder: Picked, 
/**
 * Goes on from the file that was made here on this day, or the last before it, and holds
 * only what is new. Otherwise it holds everything.
 */
since: string | null, };

/**
 * One record.
 */
export type ById = { 
/**
 * The record.
 */
id: RecordId, };

/**
 * A part of a card.
 */
export type CardPart = { 
/**
 * Its heading.
 */
title: string, 
/**
 * Its lines.
 */
lines: Array<string>, 
/**
 * Whether the lines come one after the other.
 */
numbered: boolean, 
/**
 * Whether the lines are words to be said aloud.
 */
spoken: boolean, };

/**
 * What the person says of themselves now.
 */
export type ChangeMe = { 
/**
 * Name, as colleagues know it.
 */
name: string, 
/**
 * Role.
 */
role: Role, };

/**
 * A new passphrase.
 */
export type ChangePassphrase = { 
/**
 * The one in use, or the recovery code.
 */
current: string, 
/**
 * The new one.
 */
new: string, };

/**
 * What a change touched: screens that show any of it ask again.
 */
export type Changes = { 
/**
 * Kinds of record, plus `draft`, `setting`, `space`, `backup`.
 */
kinds: Array<string>, 
/**
 * The records, when few.
 */
ids: Array<RecordId>, };

/**
 * How a clock stands.
 */
export type ClockState = "running" | "soon" | "late" | "met";

/**
 * A clock, in words: always says which kind of day.
 */
export type ClockView = { 
/**
 * How it stands.
 */
state: ClockState, 
/**
 * "2 operational days late".
 */
words: string, 
/**
 * "was Fri 20 Nov".
 */
by: string, 
/**
 * Part of the time used, 0 to 1.
 */
used: number, };

/**
 * The window branches on these and on nothing else. A code is added only when a screen needs it.
 */
export type Code = "locked" | "wrong-passphrase" | "invalid" | "not-found" | "refused" | "identifiers" | "too-long" | "newer" | "damaged" | "busy" | "disk-full" | "read-only" | "offline" | "already-shared" | "cancelled" | "bad-file" | "internal";

/**
 * What the commissioning organisation is, in both eras of the NHS in England.
 */
export type CommissionerKind = "ccg" | "icb" | "other";

/**
 * A computer of a member.
 */
export type ComputerRef = { 
/**
 * Its id.
 */
id: string, };

/**
 * A computer of a member.
 */
export type ComputerRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * What its owner calls it.
 */
name: string, 
/**
 * Whether it is this one.
 */
here: boolean, 
/**
 * Whether this person may take it away.
 */
may_remove: boolean, };

/**
 * A concern about a provider. Its times (seen, told, made safe, verified) are those of the
 * immediate-concern procedure; it cannot be closed without them (domain check 5).
 */
export type Concern = { 
/**
 * About whom: id or code.
 */
organisation: RecordId | null, 
/**
 * The visit it came from.
 */
visit: RecordId | null, 
/**
 * The place in words, such as a ward.
 */
place: string | null, 
/**
 * One line.
 */
title: string, 
/**
 * What is known.
 */
text: string | null, 
/**
 * How serious.
 */
severity: Severity | null, 
/**
 * Whether anyone was at risk when it was raised: a code, or true or false.
 */
at_risk_now: AtRisk | null, 
/**
 * When it was seen.
 */
seen_at: string | null, 
/**
 * When the person in charge was told.
 */
told_at: string | null, 
/**
 * The role of who was told. Never a name.
 */
told_role: string | null, 
/**
 * What they answered.
 */
told_answer: string | null, 
/**
 * When it was made safe.
 */
made_safe_at: string | null, 
/**
 * How it was made safe.
 */
made_safe_how: string | null, 
/**
 * When we checked that it was safe.
 */
verified_at: string | null, 
/**
 * The role of who checked.
 */
verified_by: string | null, 
/**
 * Where it stands.
 */
status: ConcernStatus | null, 
/**
 * The role that answers for it.
 */
owner: string | null, 
/**
 * When an answer is due.
 */
due: string | null, 
/**
 * Themes, by code.
 */
themes: Array<string>, 
/**
 * What it rests on, in words.
 */
evidence: string | null, 
/**
 * The records it rests on.
 */
evidence_records: Array<RecordId>, 
/**
 * The escalation ladder in use.
 */
ladder: string | null, 
/**
 * The step reached on it.
 */
step: string | null, 
/**
 * When that step began.
 */
step_on: string | null, 
/**
 * When the step's time runs out.
 */
step_due: string | null, 
/**
 * Why it was closed.
 */
closed_reason: string | null, 
/**
 * Possible identifiers that the author chose to keep, each with a reason.
 */
settled: Array<Settled>, };

/**
 * Which concerns.
 */
export type ConcernFilter = { 
/**
 * About this provider only.
 */
organisation?: RecordId | null, 
/**
 * Answered for by this role only; blank for those where nobody is named.
 */
owner?: string | null, 
/**
 * In this state only.
 */
status?: ConcernStatus | null, 
/**
 * Of this severity only.
 */
severity?: Severity | null, 
/**
 * Leave out what is closed.
 */
open: boolean, 
/**
 * Only what is late.
 */
late: boolean, 
/**
 * Page.
 */
paging: Paging, };

/**
 * A concern in a list.
 */
export type ConcernRow = { 
/**
 * The concern.
 */
id: RecordId, 
/**
 * One line.
 */
title: string, 
/**
 * The provider's name, or the place in words.
 */
about: string | null, 
/**
 * Severity.
 */
severity: Severity | null, 
/**
 * Where it stands.
 */
status: ConcernStatus, 
/**
 * The role that answers for it.
 */
owner: string | null, 
/**
 * Its clock.
 */
clock: ClockView | null, 
/**
 * The step on the ladder, by name.
 */
step: string | null, 
/**
 * Who may read it.
 */
audience: Audience, 
/**
 * Open actions.
 */
open_actions: number, };

/**
 * Raises or changes a concern.
 */
export type ConcernSave = { 
/**
 * The one to change; none to raise.
 */
id: RecordId | null, 
/**
 * The draft that it ends.
 */
draft: string | null, 
/**
 * The concern.
 */
concern: Partial<Concern>, 
/**
 * Share it with the quality team.
 */
share: boolean, };

/**
 * Where a concern stands.
 */
export type ConcernStatus = "open" | "with-provider" | "escalated" | "watching" | "closed";

/**
 * Takes a step on the ladder.
 */
export type ConcernStep = { 
/**
 * The concern.
 */
id: RecordId, 
/**
 * The ladder's id.
 */
ladder: string, 
/**
 * The step's id.
 */
step: string, 
/**
 * The day it was served.
 */
on: string, 
/**
 * Why this step, and what else was thought of.
 */
reason: string, };

/**
 * A concern with everything about it.
 */
export type ConcernView = { 
/**
 * Who and when, and who may read it.
 */
meta: Meta, 
/**
 * Who raised it, by name.
 */
author: string, 
/**
 * The concern.
 */
concern: Concern, 
/**
 * The provider's name.
 */
provider: string | null, 
/**
 * What the visit that it came from is called, where that visit is on this device.
 */
visit_title: string | null, 
/**
 * Its clock.
 */
clock: ClockView | null, 
/**
 * The times that are still missing: "when it was made safe".
 */
missing: Array<string>, 
/**
 * What it rests on.
 */
evidence: Array<EvidenceRow>, 
/**
 * Its actions.
 */
actions: Array<ActionRow>, 
/**
 * Answers and updates, oldest first.
 */
responses: Array<ResponseRow>, 
/**
 * The ladder with the steps taken.
 */
steps: Array<StepView>, 
/**
 * The ladder's edition, to print under it.
 */
ladder_edition: string | null, 
/**
 * Possible identifiers to settle before it can be shared.
 */
findings: Array<FieldFinding>, 
/**
 * Whether the person using the app may change it; others answer beside it.
 */
mine: boolean, };

/**
 * How sure the author is. "I am uneasy and cannot prove it" is a legal entry.
 */
export type Confidence = "sure" | "likely" | "unsure" | "hunch";

/**
 * An office to ring: never a patient, and a role rather than a name.
 */
export type Contact = { 
/**
 * Office or role.
 */
name: string, 
/**
 * What to ring it for.
 */
purpose: ContactPurpose | null, 
/**
 * The number, as it is dialled.
 */
phone: string, 
/**
 * When somebody answers, such as "weekdays 9 to 5".
 */
hours: string | null, 
/**
 * The area it covers, such as a council.
 */
covers: string | null, 
/**
 * The provider it belongs to; none for all.
 */
organisation: RecordId | null, 
/**
 * The day somebody last checked the number.
 */
checked: string | null, };

/**
 * What a contact is for. The order is that of the stop card.
 */
export type ContactPurpose = "safeguarding-adults" | "safeguarding-children" | "out-of-hours" | "staff-allegations" | "our-lead" | "our-director" | "provider-on-call" | "police" | "regulator" | "support" | "other";

/**
 * Somebody to ring.
 */
export type ContactRow = { 
/**
 * The record; none for a number that comes with the app.
 */
id: RecordId | null, 
/**
 * The contact.
 */
contact: Contact, 
/**
 * What to ring it for, in words.
 */
purpose: string, 
/**
 * The provider it belongs to, by name.
 */
provider: string | null, 
/**
 * Whether this person may change it.
 */
mine: boolean, };

/**
 * Adds or changes a contact.
 */
export type ContactSave = { 
/**
 * The one to change; none for a new one.
 */
id: RecordId | null, 
/**
 * The contact.
 */
contact: Partial<Contact>, };

/**
 * What was decided about a piece of intelligence. Every item needs one: nothing is filed and
 * forgotten.
 */
export type Decision = "raise-concern" | "ask-provider" | "visit" | "watch" | "no-action";

/**
 * How tight the lines are.
 */
export type Density = "comfortable" | "compact";

/**
 * One installation.
 */
export type DeviceId = string;

/**
 * Exactly what a file for whoever helps would hold.
 */
export type Diagnostic = { 
/**
 * The text of the file.
 */
text: string, };

/**
 * Writes it.
 */
export type DiagnosticSave = { 
/**
 * The folder that was picked.
 */
folder: Picked, };

/**
 * It was written.
 */
export type DiagnosticSaved = { 
/**
 * What the file is called.
 */
name: string, 
/**
 * The folder it is in.
 */
folder: Picked, };

/**
 * A field with several answers.
 */
export type Difference = { 
/**
 * The field.
 */
field: string, 
/**
 * What people call it: "where it stands".
 */
name: string, 
/**
 * How another answer is given.
 */
sort: AnswerSort, 
/**
 * The answers, the one that is shown first.
 */
answers: Array<Answer>, };

/**
 * The eight words over what is held for an audience.
 */
export type DigestRow = { 
/**
 * The audience, in words.
 */
audience: string, 
/**
 * The words.
 */
words: Array<string>, };

/**
 * How it looks.
 */
export type Display = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Density.
 */
density: Density, 
/**
 * Letters.
 */
letters: Letters, 
/**
 * Text size in per cent, 100 to 400.
 */
text_size: number, };

/**
 * A document that the provider was asked for.
 */
export type DocumentAsked = { 
/**
 * What was asked for.
 */
what: string, 
/**
 * By when.
 */
due?: string | null, 
/**
 * When it came.
 */
received?: string | null, };

/**
 * Done.
 */
export type Done = Record<symbol, never>;

/**
 * A draft.
 */
export type Draft = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it will become.
 */
purpose: string, 
/**
 * What it belongs to.
 */
record: RecordId | null, 
/**
 * Counts its versions.
 */
rev: number, 
/**
 * The words.
 */
text: string, 
/**
 * Where the caret stood, in UTF-16 units.
 */
caret: number, 
/**
 * Everything else of the form.
 */
fields: Record<string, unknown>, 
/**
 * When it was last kept, in local time, "10:42:07".
 */
saved_at: string, };

/**
 * Which draft, or what a new one is for.
 */
export type DraftOpen = { 
/**
 * A known draft.
 */
id?: string | null, 
/**
 * What it will become: `note`, `intelligence`, `concern`, `action`, `summary`.
 */
purpose: string, 
/**
 * What it belongs to, such as a visit; there is one draft for each purpose and record.
 */
record?: RecordId | null, };

/**
 * New words for a draft.
 */
export type DraftPut = { 
/**
 * The draft.
 */
id: string, 
/**
 * Its version: one more than the last; an older one is ignored.
 */
rev: number, 
/**
 * The words.
 */
text: string, 
/**
 * Caret.
 */
caret: number, 
/**
 * Everything else of the form.
 */
fields: Record<string, unknown>, };

/**
 * A draft.
 */
export type DraftRef = { 
/**
 * Its id.
 */
id: string, };

/**
 * It is on the disk.
 */
export type DraftSaved = { 
/**
 * The version that is kept.
 */
rev: number, 
/**
 * When, in local time, "10:42:07".
 */
saved_at: string, };

/**
 * Nothing to say.
 */
export type Empty = Record<symbol, never>;

/**
 * An error as the window gets it. Never holds note text, secrets or paths.
 */
export type Error = { 
/**
 * What to branch on.
 */
code: Code, 
/**
 * What is so, and what to do, in a sentence or two.
 */
message: string, 
/**
 * The field that needs another value.
 */
field?: string, 
/**
 * Where possible identifiers stand.
 */
findings?: Array<FieldFinding>, };

/**
 * A message to the window.
 */
export type Event = { "type": "changed" } & Changes | { "type": "progress" } & Progress | { "type": "locked" } | { "type": "shared", 
/**
 * Entries sent.
 */
sent: number, 
/**
 * Entries received.
 */
received: number, } | { "type": "flush" };

/**
 * A record that a concern rests on.
 */
export type EvidenceRow = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * Its kind.
 */
kind: string, 
/**
 * "Our visit, 24 November".
 */
provenance: string, 
/**
 * Its first words.
 */
text: string, };

/**
 * A field that changed.
 */
export type FieldChange = { 
/**
 * Its name in plain words.
 */
field: string, 
/**
 * Before, in words.
 */
before: string | null, 
/**
 * After, in words.
 */
after: string | null, };

/**
 * A possible identifier, with the field it stands in.
 */
export type FieldFinding = { 
/**
 * The record, when it is not the one being saved.
 */
record?: RecordId, 
/**
 * The field.
 */
field: string, 
/**
 * Kind of identifier, such as `nhs_number`.
 */
kind: string, 
/**
 * First character, counted in Unicode code points.
 */
start: number, 
/**
 * One past the last character.
 */
end: number, 
/**
 * The words as they stand.
 */
words: string, 
/**
 * Why it was found, in a sentence.
 */
reason: string, 
/**
 * Ready wording that takes it out.
 */
suggestion?: string, };

/**
 * What a list can be narrowed to: only what stands in it.
 */
export type FilterChoices = { 
/**
 * The providers, by name.
 */
providers: Array<NamedProvider>, 
/**
 * The roles, by name.
 */
owners: Array<string>, };

/**
 * Somebody whose app exists twice, and both have sent in the same place.
 */
export type ForkRow = { 
/**
 * Who, by name.
 */
who: string, 
/**
 * Whether that is whoever uses the app.
 */
mine: boolean, 
/**
 * How many files were left aside for it.
 */
files: number, };

/**
 * A file the person picked.
 */
export type FromFile = { 
/**
 * The pick.
 */
file: Picked, };

/**
 * Hands notes to the team. With none: says that there are none to hand in.
 */
export type HandOver = { 
/**
 * The visit.
 */
visit: RecordId, 
/**
 * Which notes; the others stay.
 */
notes: Array<SeenNote>, };

/**
 * What could be handed over.
 */
export type HandOverPreview = { 
/**
 * The visit.
 */
visit: RecordId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Who could read it, by name.
 */
readers: Array<string>, 
/**
 * The own notes that were not handed over, oldest first.
 */
notes: Array<LeavingNote>, 
/**
 * Notes that were handed over already.
 */
gone: number, 
/**
 * Concerns raised on this visit that only this computer knows, by title: they are shared on
 * their own pages.
 */
only_here: Array<string>, };

/**
 * What is known of a colleague's side.
 */
export type HealthColleague = { 
/**
 * Name.
 */
name: string, 
/**
 * Whether this is you.
 */
me: boolean, 
/**
 * When something of theirs last came in.
 */
last_heard: string | null, 
/**
 * The newest version of shared files that their app reads, where it is known.
 */
reads: number | null, 
/**
 * Whether that is too old for what this app writes.
 */
older: boolean, };

/**
 * How sharing is doing.
 */
export type HealthView = { 
/**
 * One sentence: is it fine?
 */
sentence: string, 
/**
 * When the last exchange was tried.
 */
tried: string | null, 
/**
 * When the folder was last reached.
 */
reached: string | null, 
/**
 * When every folder of the space was last looked through.
 */
looked_through: string | null, 
/**
 * When a colleague's file was last read.
 */
read_file: string | null, 
/**
 * What waits to be sent, in words, one line each.
 */
waiting: Array<string>, 
/**
 * How many parts of colleagues' are known to exist and have not come.
 */
awaited: number, 
/**
 * Who shares, this person first.
 */
colleagues: Array<HealthColleague>, 
/**
 * Of whom nothing more is fetched for now.
 */
paused: Array<PausedRow>, 
/**
 * Files that were left aside, by reason.
 */
aside: Array<AsideRow>, 
/**
 * Whose app exists twice.
 */
forks: Array<ForkRow>, 
/**
 * Whether this installation exists twice and sends nothing until that is settled.
 */
twin: boolean, 
/**
 * What is wrong with clocks, in words.
 */
clocks: Array<string>, 
/**
 * Eight words for each audience.
 */
digests: Array<DigestRow>, };

/**
 * Something that happened to a record.
 */
export type HistoryRow = { 
/**
 * When.
 */
at: string, 
/**
 * Whether the clock that says so was wrong: more than a day ahead.
 */
clock_wrong: boolean, 
/**
 * Who, by name.
 */
who: string, 
/**
 * What, in a sentence.
 */
sentence: string, 
/**
 * The fields.
 */
changes: Array<FieldChange>, };

/**
 * The first screen.
 */
export type HomeView = { 
/**
 * One sentence: what matters today.
 */
sentence: string, 
/**
 * Whether nothing was ever entered: show how to begin.
 */
beginner: boolean, 
/**
 * Today's visit.
 */
today: VisitRow | null, 
/**
 * What to do, soonest first.
 */
tasks: Array<Task>, 
/**
 * Clocks that run.
 */
clocks: Array<ConcernRow>, 
/**
 * The newest actions that are late.
 */
late_actions: Array<ActionRow>, 
/**
 * How many are late in all.
 */
late_total: number, 
/**
 * Intelligence that waits for a decision, oldest first.
 */
undecided: Array<IntelligenceRow>, 
/**
 * What colleagues published lately.
 */
summaries: Array<SummaryRow>, 
/**
 * Providers with nothing seen or heard for six months.
 */
silent: Array<ProviderRow>, 
/**
 * Where things are saved and shared, for the line at the foot of the rail.
 */
share_line: ShareLine, };

/**
 * An immediate concern and the times it lacks.
 */
export type ImmediateGap = { 
/**
 * The concern.
 */
concern: RecordId, 
/**
 * Its title.
 */
title: string, 
/**
 * What is missing: "when it was made safe".
 */
missing: Array<string>, 
/**
 * Whether it was thrown away.
 */
binned: boolean, };

/**
 * What a file holds.
 */
export type ImportCheck = { 
/**
 * Rows that can be taken.
 */
rows: number, 
/**
 * The first ten.
 */
sample: Array<ProviderRow>, 
/**
 * How many are new.
 */
new: number, 
/**
 * Rows that cannot be taken.
 */
faults: Array<ImportFault>, 
/**
 * Things to know.
 */
warnings: Array<string>, };

/**
 * What was taken.
 */
export type ImportDone = { 
/**
 * New providers.
 */
added: number, 
/**
 * Changed ones.
 */
changed: number, 
/**
 * Left as they were.
 */
same: number, 
/**
 * Rows that could not be taken.
 */
faults: Array<ImportFault>, };

/**
 * A fault in one row of a file.
 */
export type ImportFault = { 
/**
 * Line, from 1.
 */
line: number, 
/**
 * Column, from 1, or 0 for the whole line.
 */
column: number, 
/**
 * What is wrong and what to do.
 */
message: string, };

/**
 * Soft intelligence: something told or noticed between visits, often only a hunch.
 */
export type Intelligence = { 
/**
 * About whom: id or code.
 */
organisation: RecordId | null, 
/**
 * The place in words, such as a ward.
 */
place: string | null, 
/**
 * What was told or noticed.
 */
text: string, 
/**
 * The kind of source. Never a name.
 */
source_kind: SourceKind | null, 
/**
 * Whether whoever told us was there.
 */
first_hand: boolean | null, 
/**
 * How sure the author is.
 */
confidence: Confidence | null, 
/**
 * Themes, by code.
 */
themes: Array<string>, 
/**
 * The day it was told to us.
 */
date: string | null, 
/**
 * Possible identifiers that the author chose to keep, each with a reason.
 */
settled: Array<Settled>, };

/**
 * Which intelligence.
 */
export type IntelligenceFilter = { 
/**
 * About this provider only.
 */
organisation?: RecordId | null, 
/**
 * With this theme only.
 */
theme?: string | null, 
/**
 * From this kind of source only.
 */
source_kind?: SourceKind | null, 
/**
 * Only what nobody has decided on.
 */
undecided: boolean, 
/**
 * Page.
 */
paging: Paging, };

/**
 * A piece in a list.
 */
export type IntelligenceRow = { 
/**
 * The piece.
 */
id: RecordId, 
/**
 * Its first words.
 */
text: string, 
/**
 * The provider's name, or the place in words.
 */
about: string | null, 
/**
 * Themes.
 */
themes: Array<string>, 
/**
 * Kind of source.
 */
source_kind: SourceKind | null, 
/**
 * How sure.
 */
confidence: Confidence | null, 
/**
 * The day.
 */
date: string | null, 
/**
 * Who may read it.
 */
audience: Audience, 
/**
 * What was decided, in words; none while it waits.
 */
decided: string | null, 
/**
 * Days since it came in.
 */
age_days: number, };

/**
 * Keeps a piece of intelligence.
 */
export type IntelligenceSave = { 
/**
 * The one to change; none for a new one.
 */
id: RecordId | null, 
/**
 * The draft that it ends.
 */
draft: string | null, 
/**
 * The entry.
 */
intelligence: Partial<Intelligence>, 
/**
 * Share it with the quality team. When possible identifiers stand in the way it is kept
 * private, and the answer says so.
 */
share: boolean, };

/**
 * One piece.
 */
export type IntelligenceView = { 
/**
 * Who and when, and who may read it.
 */
meta: Meta, 
/**
 * Who wrote it, by name.
 */
author: string, 
/**
 * The entry.
 */
intelligence: Intelligence, 
/**
 * The provider's name.
 */
provider: string | null, 
/**
 * Possible identifiers to settle before it can be shared.
 */
findings: Array<FieldFinding>, 
/**
 * Decisions, answers, feedback.
 */
responses: Array<ResponseRow>, 
/**
 * Others that say something like it: same provider, a theme in common.
 */
like: Array<IntelligenceRow>, };

/**
 * An invitation code, shown once.
 */
export type InviteCode = { 
/**
 * The invitation.
 */
id: string, 
/**
 * The code to pass on.
 */
code: string, };

/**
 * Invites a colleague.
 */
export type InviteNew = { 
/**
 * A name to remember whom it is for.
 */
for_whom?: string | null, 
/**
 * Whether it is for a further computer of one's own.
 */
own_computer: boolean, };

/**
 * An invitation.
 */
export type InviteRef = { 
/**
 * Its id.
 */
id: string, };

/**
 * An invitation that nobody has used.
 */
export type InviteRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * When it was made.
 */
made: string, 
/**
 * Whom it is for, as its maker noted.
 */
for_whom: string | null, 
/**
 * Whether it is for a further computer of this person's own.
 */
own_computer: boolean, };

/**
 * One file of an issued pack.
 */
export type IssuedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * BLAKE3 of its bytes, 64 hexadecimal digits.
 */
blake3: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * Our request, while it waits.
 */
export type JoinRequest = { 
/**
 * Its id.
 */
request: string, 
/**
 * The space's name.
 */
space: string, 
/**
 * The six words both screens show.
 */
words: Array<string>, 
/**
 * Whether this becomes a further computer of whoever invited.
 */
own_computer: boolean, 
/**
 * Who invited.
 */
inviter: string, };

/**
 * Says which answer stands for a prompt, or that the difference stands. Neither: what was said
 * is taken back.
 */
export type JudgementSave = { 
/**
 * The visit.
 */
visit: RecordId, 
/**
 * The prompt.
 */
prompt: string, 
/**
 * The answer.
 */
rating: Rating | null, 
/**
 * Why.
 */
reason: string | null, 
/**
 * Whether the team still sees it differently and says so.
 */
kept_apart: boolean, };

/**
 * A step of a ladder.
 */
export type LadderStepView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What happens in it.
 */
explanation: string, 
/**
 * "10 operational days".
 */
time: string | null, };

/**
 * An escalation ladder of a contract edition.
 */
export type LadderView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its edition.
 */
edition: string, 
/**
 * What to know before using it.
 */
note: string | null, 
/**
 * Its steps.
 */
steps: Array<LadderStepView>, };

/**
 * A note that could be handed over.
 */
export type LeavingNote = { 
/**
 * The note, with what must be settled in it first.
 */
row: NoteRow, 
/**
 * Identifies these exact words: pass it to hand over what was seen and nothing else.
 */
content: string, };

/**
 * A part of what would leave, to the letter.
 */
export type LeavingPart = { 
/**
 * The field.
 */
field: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * The words.
 */
text: string, };

/**
 * What follows when somebody, or a computer, is removed: said before it is done.
 */
export type LeavingPreview = { 
/**
 * Who or what.
 */
name: string, 
/**
 * What ends.
 */
ends: Array<string>, 
/**
 * What it cannot do.
 */
stays: Array<string>, 
/**
 * What is left to do by hand.
 */
afterwards: Array<string>, };

/**
 * The letters.
 */
export type Letters = "standard" | "easier";

/**
 * Why the level cannot be higher.
 */
export type LevelCap = { 
/**
 * The highest level.
 */
highest: Assurance, 
/**
 * Why.
 */
reason: string, };

/**
 * Why the level cannot be higher.
 */
export type LevelReason = { 
/**
 * The highest level that this allows.
 */
highest: Assurance, 
/**
 * Why, in words.
 */
words: string, 
/**
 * What to do about it, in words.
 */
remedy: string, 
/**
 * The prompts it comes from; none where it is about the whole visit.
 */
prompts: Array<PromptRef>, };

/**
 * How assured a visit may say it is.
 */
export type LevelView = { 
/**
 * The visit.
 */
visit: RecordId, 
/**
 * What it is called.
 */
title: string, 
/**
 * The highest level.
 */
highest: Assurance, 
/**
 * Why, strictest first; none when everything allows the best.
 */
reasons: Array<LevelReason>, 
/**
 * The prompts that this visit asks.
 */
prompts: Array<PromptStanding>, 
/**
 * Parts of the lists that this visit does not look at, by title.
 */
left_out: Array<string>, 
/**
 * Notes of others that are shown, and counted, once this person has handed in their own.
 */
hidden: number, 
/**
 * Whether this person leads the visit, and so says which answer stands.
 */
mine: boolean, };

/**
 * The life of a visit.
 */
export type LifeView = { 
/**
 * The visit.
 */
visit: RecordId, 
/**
 * What it is called.
 */
title: string, 
/**
 * The provider's name.
 */
provider: string | null, 
/**
 * The day of the visit.
 */
date: string | null, 
/**
 * Whether this person leads it and may change it.
 */
mine: boolean, 
/**
 * Where it stands, in one sentence.
 */
sentence: string, 
/**
 * Every stage, in order.
 */
stages: Array<StageRow>, 
/**
 * What stands in the way of closing it, in words; those of immediate concerns first.
 */
in_the_way: Array<string>, 
/**
 * Immediate concerns that lack a time: while there is one, it cannot be closed.
 */
immediate: Array<ImmediateGap>, 
/**
 * The edition of the rules for the days.
 */
edition: string, };

/**
 * A note as material for a part of the summary.
 */
export type Material = { 
/**
 * The part it fits best.
 */
section: Section, 
/**
 * The note.
 */
note: NoteRow, };

/**
 * Who is using the app.
 */
export type Me = { 
/**
 * The member.
 */
person: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: Role, 
/**
 * The organisation's name.
 */
organisation: string, 
/**
 * What it is.
 */
commissioner: CommissionerKind, 
/**
 * What it calls itself in a sentence, such as "the ICB".
 */
commissioner_word: string, 
/**
 * What its meeting is called, such as "Clinical Quality Review Meeting".
 */
meeting_name: string, 
/**
 * The meeting's short name, such as "CQRM".
 */
meeting_short: string, };

/**
 * What a member may do from now on.
 */
export type MemberChange = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * What they may do.
 */
standing: MemberStanding, 
/**
 * Whose records are opened to them.
 */
audiences: Array<Audience>, };

/**
 * A member.
 */
export type MemberRef = { 
/**
 * Who.
 */
person: PersonId, };

/**
 * A colleague in the space.
 */
export type MemberRow = { 
/**
 * The member.
 */
person: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: Role | null, 
/**
 * Whether this is you.
 */
me: boolean, 
/**
 * When something of theirs last came in.
 */
last_heard: string | null, 
/**
 * What they may do.
 */
standing: MemberStanding, 
/**
 * Whose records they read, or, if they only publish, where.
 */
audiences: Array<Audience>, 
/**
 * Their computers.
 */
computers: Array<ComputerRow>, 
/**
 * Whether this person may change what they may do, or remove them.
 */
may_change: boolean, };

/**
 * What a member may do in the space.
 */
export type MemberStanding = "owner" | "admin" | "member" | "lay-reader" | "contributor";

/**
 * What every record has, whatever its kind.
 */
export type Meta = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * What it is; a code of [`Kind`], or one that a newer app made.
 */
kind: string, 
/**
 * Who made it.
 */
author: PersonId, 
/**
 * On which device.
 */
device: DeviceId, 
/**
 * When it was first saved.
 */
created: string, 
/**
 * When it was last changed.
 */
edited: string, 
/**
 * Who may read it.
 */
audience: Audience, 
/**
 * In the bin since.
 */
binned: string | null, 
/**
 * The record that was made from this one when its author shared it.
 */
shared_as: RecordId | null, };

/**
 * A provider that a filter offers.
 */
export type NamedProvider = { 
/**
 * The provider.
 */
id: RecordId, 
/**
 * Its name.
 */
name: string, };

/**
 * Asks for a new recovery code.
 */
export type NewRecoveryCode = { 
/**
 * The passphrase, again.
 */
passphrase: string, };

/**
 * The next stage of a visit, in a list.
 */
export type NextStage = { 
/**
 * Its name.
 */
title: string, 
/**
 * Its clock.
 */
clock: ClockView | null, };

/**
 * Which notes.
 */
export type NoteFilter = { 
/**
 * Of this visit only.
 */
visit?: RecordId | null, 
/**
 * Of this sort only.
 */
sort?: Sort | null, 
/**
 * From this source only.
 */
source?: Source | null, 
/**
 * Page.
 */
paging: Paging, };

/**
 * A note.
 */
export type NoteRow = { 
/**
 * Who and when.
 */
meta: Meta, 
/**
 * The note.
 */
note: Observation, 
/**
 * When it was noticed, for display.
 */
at: string, 
/**
 * The visit's name, or where it belongs.
 */
visit_title: string | null, 
/**
 * The prompt in words.
 */
prompt_text: string | null, 
/**
 * How strong the evidence is.
 */
strength: Strength, 
/**
 * Whose it is, where it is a colleague's.
 */
author: string | null, 
/**
 * Whether the team of the visit has it.
 */
handed_over: boolean, 
/**
 * Possible identifiers in its words.
 */
findings: Array<FieldFinding>, };

/**
 * Keeps a note: new, or changed.
 */
export type NoteSave = { 
/**
 * The note to change; none for a new one.
 */
id: RecordId | null, 
/**
 * The draft that it ends.
 */
draft: string | null, 
/**
 * The note.
 */
note: Partial<Observation>, };

/**
 * Settles one possible identifier in a note.
 */
export type NoteSettle = { 
/**
 * The note.
 */
id: RecordId, 
/**
 * The field it stands in.
 */
field: string, 
/**
 * The words found.
 */
words: string, 
/**
 * What to do.
 */
choice: SettleChoice, 
/**
 * The new words, or the reason.
 */
text: string, };

/**
 * How much warning the provider had.
 */
export type Notice = "announced" | "short-notice" | "unannounced";

/**
 * Which record stands for it now.
 */
export type NowAs = { 
/**
 * That record.
 */
id: RecordId, };

/**
 * A note made on a visit. Raw: it is its author's, and goes no further than the team of the
 * visit, to whom its author may hand it.
 */
export type Observation = { 
/**
 * The visit.
 */
visit: RecordId | null, 
/**
 * What was seen or heard, in the visitor's words.
 */
text: string, 
/**
 * Saw, heard, concern or good practice.
 */
sort: Sort | null, 
/**
 * Where on the site, such as a bay.
 */
area: string | null, 
/**
 * Who or what it came from.
 */
source: Source | null, 
/**
 * How strong the evidence is, when its author weighs it otherwise than its source says.
 */
strength: Strength | null, 
/**
 * The prompt it answers.
 */
prompt: string | null, 
/**
 * The answer to the prompt. "Not seen" is an answer.
 */
rating: Rating | null, 
/**
 * When it was noticed.
 */
at: string | null, 
/**
 * Read again by its author before the summary.
 */
checked: boolean, 
/**
 * Possible identifiers that the author chose to keep, each with a reason.
 */
settled: Array<Settled>, };

/**
 * Storage on a server, as somebody types it.
 */
export type Online = { 
/**
 * Its address.
 */
address: string, 
/**
 * The name it asks for at the door; empty where it asks for none.
 */
name: string, 
/**
 * The key it asks for.
 */
key: string, };

/**
 * An operation.
 */
export type OperationRef = { 
/**
 * Its id.
 */
id: string, };

/**
 * Something that was done.
 */
export type OperationRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * When.
 */
at: string, 
/**
 * What, in a sentence: "Saved a note".
 */
sentence: string, 
/**
 * What it was done with, as lists call it.
 */
title: string | null, 
/**
 * Whether it can be undone here.
 */
can_undo: boolean, 
/**
 * Why not, in words.
 */
why_not: string | null, 
/**
 * Whether it was undone.
 */
undone: boolean, };

/**
 * A provider of care.
 */
export type Organisation = { 
/**
 * Official (ODS) code, upper case.
 */
code: string | null, 
/**
 * Name as the official list writes it.
 */
name: string, 
/**
 * What kind of provider it is.
 */
type: OrganisationType | null, 
/**
 * Postcode of its head office.
 */
postcode: string | null, 
/**
 * Opened on.
 */
opened: string | null, 
/**
 * Closed on. Old visits keep the old name.
 */
closed: string | null, 
/**
 * Code of the organisation that took over.
 */
successor: string | null, };

/**
 * The kind of organisation that provides care.
 */
export type OrganisationType = "nhs-trust" | "gp-practice" | "care-home" | "independent" | "community" | "other";

/**
 * Turns it on.
 */
export type OwnCopyOn = { 
/**
 * The recovery code of this vault, as it stands on paper.
 */
recovery_code: string, };

/**
 * How the private copy stands.
 */
export type OwnCopyView = { 
/**
 * Whether one is kept.
 */
on: boolean, 
/**
 * Whether one can be kept: this computer shares in a space.
 */
possible: boolean, 
/**
 * One sentence: is it fine?
 */
sentence: string, 
/**
 * When it was last tried, and what was in it.
 */
proven: string | null, 
/**
 * What went wrong last, and what to do.
 */
problem: string | null, };

/**
 * An issued pack: one line of the export register.
 */
export type Pack = { 
/**
 * The edition, such as provider.
 */
edition: string, 
/**
 * The provider.
 */
organisation: RecordId | null, 
/**
 * First day of the period.
 */
from: string | null, 
/**
 * Last day of the period.
 */
to: string | null, 
/**
 * When it was issued.
 */
issued: string | null, 
/**
 * The register number.
 */
number: string | null, 
/**
 * Who confirmed it, by name or role.
 */
confirmed_by: string | null, 
/**
 * Why it is shared and with whom.
 */
why: string | null, 
/**
 * Fingerprint of the content (BLAKE3, 64 hexadecimal digits).
 */
fingerprint: string | null, 
/**
 * The files with their hashes.
 */
files: Array<IssuedFile>, 
/**
 * How many records it was made of.
 */
records: number, };

/**
 * Issues the pack.
 */
export type PackExport = { 
/**
 * What pack.
 */
request: PackRequest, 
/**
 * In which formats.
 */
formats: Array<PackFormat>, 
/**
 * Who confirms it: name and role.
 */
confirmed_by: string, 
/**
 * Why it is shared, and with whom.
 */
why: string, 
/**
 * Where to put the files.
 */
folder: Picked, };

/**
 * A file format.
 */
export type PackFormat = "pdf" | "docx" | "xlsx" | "json";

/**
 * It is issued.
 */
export type PackIssued = { 
/**
 * The register entry.
 */
id: RecordId, 
/**
 * Register number.
 */
number: string, 
/**
 * The files.
 */
files: Array<IssuedFile>, 
/**
 * The folder they are in.
 */
folder: Picked, };

/**
 * A page.
 */
export type PackPage = { 
/**
 * From the preview.
 */
preview: string, 
/**
 * From 1.
 */
page: number, };

/**
 * A page as a picture.
 */
export type PackPageImage = { 
/**
 * SVG.
 */
svg: string, };

/**
 * What the pack would hold.
 */
export type PackPlan = { 
/**
 * The provider's name.
 */
provider: string, 
/**
 * The pack's title.
 */
title: string, 
/**
 * OFFICIAL …
 */
marking: string, 
/**
 * Its sections.
 */
sections: Array<PackSection>, 
/**
 * What the edition leaves out, as rules.
 */
rules: Array<string>, 
/**
 * What was left out here, for the manager's own eyes.
 */
left_out: Array<string>, 
/**
 * Identifiers that block the export, and where.
 */
findings: Array<FieldFinding>, 
/**
 * What else is in the way.
 */
blocked: Array<string>, };

/**
 * Pages to look at.
 */
export type PackPreview = { 
/**
 * Pass it with the page's number.
 */
preview: string, 
/**
 * How many pages.
 */
pages: number, 
/**
 * What it would hold.
 */
plan: PackPlan, };

/**
 * What pack.
 */
export type PackRequest = { 
/**
 * The edition: `provider`.
 */
edition: string, 
/**
 * The provider.
 */
organisation: RecordId, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * The meeting's day.
 */
meeting: string | null, 
/**
 * When and where the meeting is, in words.
 */
place: string | null, 
/**
 * Sections left out by choice.
 */
without: Array<string>, 
/**
 * What the meeting is asked, in the manager's words, a line for each.
 */
asks: Array<string>, 
/**
 * A comment for each section, by section id.
 */
comments: Record<string, string>, };

/**
 * A line of the export register.
 */
export type PackRow = { 
/**
 * Who and when.
 */
meta: Meta, 
/**
 * The entry.
 */
pack: Pack, 
/**
 * The provider's name.
 */
provider: string | null, };

/**
 * A section of the pack.
 */
export type PackSection = { 
/**
 * Its id.
 */
id: string, 
/**
 * The agenda's number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What is in it: "3 visit summaries".
 */
words: string, 
/**
 * Whether there is anything.
 */
empty: boolean, 
/**
 * Whether it may be left out.
 */
optional: boolean, 
/**
 * Whether it was left out.
 */
left_out: boolean, };

/**
 * A page of rows.
 */
export type Page<T> = { 
/**
 * The rows.
 */
rows: Array<T>, 
/**
 * Pass it as `after` for the next page; none on the last.
 */
next: string | null, 
/**
 * How many rows there are in all.
 */
total: number, 
/**
 * How many there would be without the filter.
 */
unfiltered: number, };

/**
 * Which page of a list.
 */
export type Paging = { 
/**
 * Where the last page ended; none for the first.
 */
after?: string | null, 
/**
 * How many rows; 50 when not given, at most 200.
 */
limit?: number | null, };

/**
 * Somebody of whom nothing more is fetched for now, because it was so much.
 */
export type PausedRow = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * By name.
 */
name: string, 
/**
 * What is so and what to do.
 */
sentence: string, 
/**
 * Whether whoever uses the app may let more through.
 */
may_let_through: boolean, };

/**
 * One member of the team, on all of their devices.
 */
export type PersonId = string;

/**
 * Where the app stands.
 */
export type Phase = "new" | "unproved" | "locked" | "open" | "newer" | "damaged";

/**
 * Asks for a file or folder.
 */
export type Pick = { 
/**
 * What for.
 */
purpose: PickPurpose, };

/**
 * What to pick.
 */
export type PickPurpose = "organisations" | "space" | "pack" | "export" | "bundle" | "bundle-folder";

/**
 * What was picked.
 */
export type Picked = { 
/**
 * Stands for the path.
 */
token: string, 
/**
 * What to show: the last part of the path.
 */
name: string, };

/**
 * Where to share: one of the two. To try a place, none of them means the one in use.
 */
export type PlaceAsk = { 
/**
 * The folder that was picked.
 */
folder?: Picked | null, 
/**
 * Storage on a server.
 */
online?: Online | null, };

/**
 * What a place is good for.
 */
export type PlaceCheck = { 
/**
 * Whether one can share there.
 */
usable: boolean, 
/**
 * In words.
 */
sentence: string, 
/**
 * What was tried, in order; the first that failed is the last.
 */
steps: Array<PlaceStep>, };

/**
 * A part of an organisation.
 */
export type PlaceKind = "site" | "service";

/**
 * A site, ward or service.
 */
export type PlaceRow = { 
/**
 * Its id.
 */
id: RecordId, 
/**
 * Site or service.
 */
kind: PlaceKind, 
/**
 * Its name.
 */
name: string, 
/**
 * The site a service is on.
 */
site: RecordId | null, 
/**
 * Whether the person using the app added it, and so may change it.
 */
mine: boolean, };

/**
 * Adds or changes a place.
 */
export type PlaceSave = { 
/**
 * The place to change; none to add.
 */
id: RecordId | null, 
/**
 * Whose.
 */
organisation: RecordId, 
/**
 * Site or service; what it is stays.
 */
kind: PlaceKind, 
/**
 * Its name.
 */
name: string, 
/**
 * The site a service is on.
 */
site: RecordId | null, };

/**
 * A step of trying a place.
 */
export type PlaceStep = { 
/**
 * A stable code.
 */
code: string, 
/**
 * How it ended.
 */
result: PlaceStepResult, 
/**
 * In words.
 */
sentence: string, };

/**
 * How a step of trying a place ended.
 */
export type PlaceStepResult = "fine" | "remark" | "failed";

/**
 * Into practice or back.
 */
export type PracticeSwitch = { 
/**
 * True to go in.
 */
practice: boolean, };

/**
 * How far a long job has come; at most ten a second.
 */
export type Progress = { 
/**
 * Which job: `pack`, `share`, `import`, `restore`.
 */
job: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all, 0 when not known.
 */
total: number, 
/**
 * What is being done, in words.
 */
words: string, };

/**
 * One answer to a prompt.
 */
export type PromptAnswer = { 
/**
 * The note.
 */
note: RecordId, 
/**
 * Whose it is.
 */
who: string, 
/**
 * The answer.
 */
rating: Rating, 
/**
 * What kind of evidence.
 */
source: Source | null, 
/**
 * How strong it is.
 */
strength: Strength, 
/**
 * Whether the note is in the bin.
 */
thrown_away: boolean, 
/**
 * Whether it was given after its author had seen what the others answered.
 */
later: boolean, };

/**
 * A prompt by its id and words.
 */
export type PromptRef = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its words.
 */
text: string, };

/**
 * Prompts that belong together.
 */
export type PromptSection = { 
/**
 * Its id: what a visit does not look at is named `set:section`.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its prompts.
 */
prompts: Array<PromptView>, };

/**
 * A prompt with all that was answered.
 */
export type PromptStanding = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its words.
 */
text: string, 
/**
 * The part of the list it is in.
 */
section: string, 
/**
 * "Fundamental standard", "Enhanced", "Developmental".
 */
tier: string | null, 
/**
 * The answers it offers.
 */
scale: Array<ScaleAnswer>, 
/**
 * What was answered.
 */
answers: Array<PromptAnswer>, 
/**
 * The answer that stands, where somebody said so.
 */
stands: AnswerThatStands | null, 
/**
 * How it counts, in words: "Met, by two kinds of evidence".
 */
words: string, 
/**
 * Whether it limits the level.
 */
limits: boolean, 
/**
 * Whether the visitors answer it differently.
 */
differs: boolean, };

/**
 * A prompt.
 */
export type PromptView = { 
/**
 * Its id, such as `WG01`.
 */
id: string, 
/**
 * The question.
 */
text: string, 
/**
 * What to look for.
 */
look_for: string, 
/**
 * Safe, effective, caring, responsive or well-led.
 */
key_question: string | null, 
/**
 * "Fundamental standard", "Enhanced" or "Developmental".
 */
tier: string | null, 
/**
 * The regulation: "Regulation 12".
 */
regulation: string | null, 
/**
 * What kinds of evidence can answer it: "What you see", "A sample of records".
 */
evidence: Array<string>, 
/**
 * The kinds without which an answer does not count as met.
 */
needs: Array<string>, 
/**
 * Its answers.
 */
scale: Array<ScaleAnswer>, 
/**
 * The question that the answers belong to.
 */
scale_title: string, 
/**
 * The prompt that decides whether this one is asked.
 */
asked_if: AskedIf | null, };

/**
 * The groups typed back.
 */
export type ProveRecovery = { 
/**
 * In the order of `ask`.
 */
groups: Array<string>, };

/**
 * A provider in a list.
 */
export type ProviderRow = { 
/**
 * The provider.
 */
id: RecordId, 
/**
 * Official code.
 */
code: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Kind.
 */
kind: OrganisationType | null, 
/**
 * Town or postcode, to tell namesakes apart.
 */
hint: string | null, };

/**
 * Adds or changes a provider.
 */
export type ProviderSave = { 
/**
 * The provider to change; none to add.
 */
id?: RecordId | null, 
/**
 * Official code.
 */
code?: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Kind.
 */
kind?: OrganisationType | null, 
/**
 * Postcode.
 */
postcode?: string | null, };

/**
 * Words to find providers by.
 */
export type ProviderSearch = { 
/**
 * Name or code, or the beginning of it; empty for those used lately.
 */
query: string, 
/**
 * How many at most; 20 when not given.
 */
limit?: number | null, };

/**
 * A provider with everything known about it.
 */
export type ProviderView = { 
/**
 * Who made the entry and when.
 */
meta: Meta, 
/**
 * The entry.
 */
organisation: Organisation, 
/**
 * Sites, wards and services.
 */
places: Array<PlaceRow>, 
/**
 * One plain sentence: what we know and since when.
 */
sentence: string, 
/**
 * Our visits (on this device).
 */
visits: Array<VisitRow>, 
/**
 * Published summaries.
 */
summaries: Array<SummaryRow>, 
/**
 * Concerns.
 */
concerns: Array<ConcernRow>, 
/**
 * Intelligence.
 */
intelligence: Array<IntelligenceRow>, 
/**
 * Actions not yet closed.
 */
open_actions: number, };

/**
 * Exactly what would leave.
 */
export type PublishPreview = { 
/**
 * The summary.
 */
id: RecordId, 
/**
 * Heading lines: place, date, who.
 */
heading: Array<string>, 
/**
 * The parts.
 */
parts: Array<LeavingPart>, 
/**
 * How many words in all.
 */
words: number, 
/**
 * Who could read it.
 */
readers: Array<Reader>, 
/**
 * What stays: "23 notes, word for word".
 */
stays: Array<string>, 
/**
 * What must be settled first.
 */
findings: Array<FieldFinding>, 
/**
 * What else is in the way, in words.
 */
blocked: Array<string>, 
/**
 * Whether there is a space to send it to; without one it waits here.
 */
shared: boolean, 
/**
 * Identifies this exact content: pass it to publish what was seen and nothing else.
 */
content: string, };

/**
 * It is published.
 */
export type Published = { 
/**
 * The published summary.
 */
id: RecordId, 
/**
 * A reference to quote.
 */
reference: string, 
/**
 * What happens next, in words.
 */
next: string, };

/**
 * An answer to a prompt. Codes of the three scales (assurance, lay, records) in one list;
 * which of them a prompt offers is said by its template.
 */
export type Rating = "assured" | "mostly-assured" | "partly-assured" | "not-assured" | "very-good" | "good" | "mixed" | "poor" | "met" | "not-met" | "not-seen" | "could-not-tell" | "not-applicable";

/**
 * Somebody who would be able to read it.
 */
export type Reader = { 
/**
 * You, visit team, quality team, provider.
 */
audience: string, 
/**
 * How many people.
 */
people: number, 
/**
 * Their names.
 */
names: Array<string>, 
/**
 * Whether they could.
 */
can_read: boolean, };

/**
 * One record: a visit, a note, a concern …
 */
export type RecordId = string;

/**
 * A recovery code, shown once.
 */
export type RecoveryCode = { 
/**
 * Its groups.
 */
groups: Array<string>, 
/**
 * Which groups (counted from 1) are asked for to prove that it was kept.
 */
ask: Array<number>, };

/**
 * The recovery sheet of the space, shown once, to be printed.
 */
export type RecoverySheet = { 
/**
 * What people call the space.
 */
space: string, 
/**
 * Who made it.
 */
owner: string, 
/**
 * When.
 */
made: string, 
/**
 * The code.
 */
code: string, };

/**
 * Lets somebody in.
 */
export type RequestApprove = { 
/**
 * The request.
 */
id: string, 
/**
 * What they may do. Of no account for one's own computer.
 */
standing: MemberStanding, 
/**
 * Whose records are opened to them. Of no account for one's own computer.
 */
audiences: Array<Audience>, };

/**
 * A request.
 */
export type RequestRef = { 
/**
 * Its id.
 */
id: string, };

/**
 * Lets a member in on another computer, and shuts out those that they had.
 */
export type RequestReturn = { 
/**
 * The request.
 */
id: string, 
/**
 * The member.
 */
person: PersonId, };

/**
 * Somebody asks to join.
 */
export type RequestRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * The name they gave.
 */
name: string, 
/**
 * The role they gave.
 */
role: Role | null, 
/**
 * The six words both screens show.
 */
words: Array<string>, 
/**
 * Whether this is for a further computer of this person's own.
 */
own_computer: boolean, 
/**
 * The member whom the request comes from, on a computer that is not known as theirs.
 */
member: PersonId | null, 
/**
 * The name of the former member whom the request comes from.
 */
former: string | null, };

/**
 * What was said or decided about another record: nothing is overwritten, answers stand beside it.
 */
export type Response = { 
/**
 * The record it answers.
 */
about: RecordId | null, 
/**
 * What kind of answer.
 */
nature: ResponseNature | null, 
/**
 * The words.
 */
text: string | null, 
/**
 * What was decided.
 */
decision: Decision | null, 
/**
 * The escalation ladder.
 */
ladder: string | null, 
/**
 * The step on it.
 */
step: string | null, 
/**
 * The day it was said or served.
 */
on: string | null, 
/**
 * When the next answer is due.
 */
due: string | null, 
/**
 * Possible identifiers that the author chose to keep, each with a reason.
 */
settled: Array<Settled>, };

/**
 * Adds an answer.
 */
export type ResponseAdd = { 
/**
 * The answer.
 */
response: Partial<Response>, };

/**
 * What a response is.
 */
export type ResponseNature = "update" | "reply" | "decision" | "escalation" | "feedback";

/**
 * An answer.
 */
export type ResponseRow = { 
/**
 * Who and when.
 */
meta: Meta, 
/**
 * Who wrote it, by name.
 */
author: string, 
/**
 * What kind.
 */
nature: ResponseNature | null, 
/**
 * The answer.
 */
response: Response, };

/**
 * A step on the way to a published summary.
 */
export type ReviewStep = { 
/**
 * `notes`, `details`, `write`, `publish`.
 */
id: string, 
/**
 * Its name.
 */
title: string, 
/**
 * How far.
 */
state: StepState, 
/**
 * How far, in words: "9 of 12 read".
 */
words: string, };

/**
 * A visit on its way to a summary.
 */
export type ReviewView = { 
/**
 * The visit with its notes.
 */
visit: VisitView, 
/**
 * The steps.
 */
steps: Array<ReviewStep>, 
/**
 * Immediate concerns raised on this visit that still lack a time, in words.
 */
immediate: Array<ImmediateGap>, 
/**
 * Prompts that nobody answered or that were "not seen".
 */
not_seen: Array<string>, 
/**
 * The summary, if begun.
 */
summary: RecordId | null, };

/**
 * What a member of the team does. Chooses which screens come first; it is not a permission.
 */
export type Role = "gp-quality-lead" | "lay-member" | "safeguarding-lead" | "quality-manager";

/**
 * An answer that a prompt offers.
 */
export type ScaleAnswer = { 
/**
 * Its code.
 */
rating: Rating, 
/**
 * Its words.
 */
label: string, 
/**
 * Whether it is evidence that the standard is met.
 */
counts_as_met: boolean, };

/**
 * Words to find.
 */
export type SearchFind = { 
/**
 * The words, or the beginning of one.
 */
query: string, 
/**
 * Of these kinds only; all when empty.
 */
kinds: Array<string>, 
/**
 * Where the last page ended.
 */
after?: string | null, 
/**
 * How many; 50 when not given.
 */
limit?: number | null, };

/**
 * What was found, newest first.
 */
export type SearchFound = { 
/**
 * The hits.
 */
hits: Array<SearchHit>, 
/**
 * For the next page.
 */
next: string | null, 
/**
 * How many in words: "12 found", "More than 50 found".
 */
words: string, };

/**
 * A record found.
 */
export type SearchHit = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * Its kind.
 */
kind: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Where and when: "Cedar Ward, 24 November".
 */
detail: string, 
/**
 * The words around the hit.
 */
snippet: Array<SnippetPart>, 
/**
 * The record to open for it: for a site or service, its provider.
 */
open: RecordId, };

/**
 * The four parts of a summary.
 */
export type Section = "went_well" | "told_us" | "concerns" | "agreed";

/**
 * A note as it was seen.
 */
export type SeenNote = { 
/**
 * The note.
 */
id: RecordId, 
/**
 * From the preview.
 */
content: string, };

/**
 * A prompt set in use, in the version that the visit began with.
 */
export type SetInUse = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its version.
 */
version: string, };

/**
 * The settings.
 */
export type Settings = { 
/**
 * How it looks.
 */
display: Display, 
/**
 * Minutes without a key before it locks, 1 to 30.
 */
idle_minutes: number, 
/**
 * The organisation's name.
 */
organisation: string, 
/**
 * What the organisation is.
 */
commissioner: CommissionerKind, 
/**
 * What it calls itself in a sentence.
 */
commissioner_word: string, 
/**
 * What its meeting is called.
 */
meeting_name: string, 
/**
 * The meeting's short name.
 */
meeting_short: string, 
/**
 * Whether keyboard shortcuts work.
 */
shortcuts: boolean, 
/**
 * Whether to share by itself while open.
 */
share_by_itself: boolean, };

/**
 * Settles a difference.
 */
export type SettleAnswer = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * The field.
 */
field: string, 
/**
 * The answers that were shown. All of them are replaced, and no other.
 */
seen: Array<string>, 
/**
 * The answer that was picked;
 */
pick: string | null, 
/**
 * or another one.
 */
other: string | null, };

/**
 * What to do with a possible identifier.
 */
export type SettleChoice = "replace" | "keep";

/**
 * A possible identifier that its author chose to keep, with the reason. The words are in the text
 * already: this adds nothing to what leaves.
 */
export type Settled = { 
/**
 * The words as they stand in the text.
 */
words: string, 
/**
 * Why they may stay.
 */
reason: string, };

/**
 * First start.
 */
export type SetupBegin = { 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: Role, 
/**
 * The organisation's name.
 */
organisation: string, 
/**
 * What it is.
 */
commissioner: CommissionerKind, 
/**
 * What it calls itself in a sentence.
 */
commissioner_word: string, 
/**
 * What its meeting is called.
 */
meeting_name: string, 
/**
 * The meeting's short name.
 */
meeting_short: string, 
/**
 * The passphrase, at least ten characters.
 */
passphrase: string, };

/**
 * How serious a concern is.
 */
export type Severity = "immediate" | "serious" | "minor";

/**
 * Two facts at the foot of the rail.
 */
export type ShareLine = { 
/**
 * "All saved on this laptop."
 */
saved: string, 
/**
 * "Last shared 08:15 today", or what waits.
 */
shared: string, 
/**
 * Entries that wait to be sent.
 */
waiting: number, };

/**
 * What would leave.
 */
export type SharePreview = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * What it is: "concern".
 */
what: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Who can read it now.
 */
now: Audience, 
/**
 * Who it can be shared with from this computer.
 */
choices: Array<AudienceChoice>, 
/**
 * Exactly what leaves.
 */
parts: Array<LeavingPart>, 
/**
 * What stays, in words.
 */
stays: Array<string>, 
/**
 * Possible identifiers to settle first.
 */
findings: Array<FieldFinding>, 
/**
 * Identifies this exact content: pass it to share what was seen and nothing else.
 */
content: string, };

/**
 * Something that went wrong with one object, in plain words.
 */
export type ShareProblem = { 
/**
 * A stable code.
 */
code: string, 
/**
 * What is so and what to do.
 */
sentence: string, };

/**
 * Shares what was previewed.
 */
export type ShareRecord = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * With whom.
 */
audience: Audience, 
/**
 * From the preview.
 */
content: string, };

/**
 * What went, came and waits.
 */
export type ShareReport = { 
/**
 * When.
 */
at: string, 
/**
 * Entries sent.
 */
sent: number, 
/**
 * Entries received.
 */
received: number, 
/**
 * Entries that wait.
 */
pending: number, 
/**
 * Whether the place could be reached.
 */
reached: boolean, 
/**
 * In words.
 */
sentence: string, 
/**
 * What went wrong.
 */
problems: Array<ShareProblem>, };

/**
 * A recovery sheet.
 */
export type SheetRow = { 
/**
 * Its id, as of a computer.
 */
id: string, 
/**
 * What it is told apart by.
 */
name: string, 
/**
 * Whether this person may cancel it from this computer.
 */
may_cancel: boolean, };

/**
 * A piece of a snippet.
 */
export type SnippetPart = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether they are what was looked for.
 */
hit: boolean, };

/**
 * What sort of observation this is: the four large buttons of ward mode.
 */
export type Sort = "saw" | "heard" | "concern" | "good";

/**
 * Who or what an observation came from.
 */
export type Source = "seen" | "patient" | "carer" | "staff" | "record" | "document" | "figure" | "partner";

/**
 * The kind of source of a piece of soft intelligence. The kind, never the person, may appear
 * in a pack.
 */
export type SourceKind = "gp-practice" | "patient" | "carer" | "staff" | "patient-voice" | "advocate" | "other-provider" | "public-body" | "media" | "own";

/**
 * Makes a space.
 */
export type SpaceCreate = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where.
 */
place: PlaceAsk, };

/**
 * Asks to join.
 */
export type SpaceJoin = { 
/**
 * The code.
 */
code: string, 
/**
 * Where the space is.
 */
place: PlaceAsk, };

/**
 * How this device stands to a space.
 */
export type SpacePhase = "none" | "asking" | "member" | "shut-out";

/**
 * Where the space is now.
 */
export type SpacePlace = { 
/**
 * Where.
 */
place: PlaceAsk, };

/**
 * Comes in by a recovery sheet.
 */
export type SpaceRecover = { 
/**
 * The code on the sheet.
 */
code: string, 
/**
 * Where the space is.
 */
place: PlaceAsk, 
/**
 * Whether the owner's computers are lost, and are to be shut out.
 */
shut_out: boolean, };

/**
 * Sharing, in one view.
 */
export type SpaceView = { 
/**
 * How this device stands.
 */
phase: SpacePhase, 
/**
 * The space's name.
 */
name: string | null, 
/**
 * The folder or the server, by a short name for the person's own eyes.
 */
folder: string | null, 
/**
 * The address, where it is online storage.
 */
online: string | null, 
/**
 * One sentence: is it fine?
 */
sentence: string, 
/**
 * Who shares.
 */
members: Array<MemberRow>, 
/**
 * Those who were removed, by name.
 */
former: Array<string>, 
/**
 * Whether this person may invite and let in.
 */
may_invite: boolean, 
/**
 * The standings that this person may give.
 */
may_give: Array<MemberStanding>, 
/**
 * The audiences that this person can open to others.
 */
may_open: Array<Audience>, 
/**
 * Whether this person may make a recovery sheet.
 */
may_make_sheet: boolean, 
/**
 * The recovery sheets that are good.
 */
sheets: Array<SheetRow>, 
/**
 * Who asks to join.
 */
requests: Array<RequestRow>, 
/**
 * Invitations not used.
 */
invites: Array<InviteRow>, 
/**
 * Our own request, while it waits.
 */
asking: JoinRequest | null, 
/**
 * What waits to be sent, in words, one line each.
 */
waiting: Array<string>, 
/**
 * The last exchange.
 */
last: ShareReport | null, };

/**
 * A stage in the life of a visit, in the order in which they come. How long each has is data,
 * not code, because it differs from place to place.
 */
export type Stage = "trigger" | "plan" | "data-pack" | "briefing" | "on-site" | "feedback" | "draft-report" | "factual-accuracy" | "final-report" | "action-plan" | "verified" | "closed";

/**
 * What is known of one stage in the life of a visit. A stage without a mark is still to come.
 */
export type StageMark = { 
/**
 * The stage.
 */
stage: Stage, 
/**
 * The day it was done.
 */
done?: string | null, 
/**
 * Why it was left out.
 */
left_out?: string | null, 
/**
 * The role that answers for it, when not the usual one.
 */
owner?: string | null, 
/**
 * By when, when not by the usual rule.
 */
due?: string | null, };

/**
 * One stage of a visit.
 */
export type StageRow = { 
/**
 * Which.
 */
stage: Stage, 
/**
 * Its name.
 */
title: string, 
/**
 * What happens in it.
 */
what: string, 
/**
 * The role that answers for it: said for this visit, or the usual one.
 */
who: string, 
/**
 * The role, where it was said for this visit.
 */
owner: string | null, 
/**
 * How it stands.
 */
state: StageState, 
/**
 * The day it was done.
 */
done: string | null, 
/**
 * Why it was left out.
 */
left_out: string | null, 
/**
 * By when: said for this visit, or by the rule.
 */
due: string | null, 
/**
 * Whether the day was said for this visit.
 */
due_said: boolean, 
/**
 * The rule in words: "10 operational days after the visit".
 */
rule: string | null, 
/**
 * Its clock, while it runs.
 */
clock: ClockView | null, };

/**
 * What is to be known of one or more stages from now on. Nothing said: still to come.
 */
export type StageSet = { 
/**
 * The visit.
 */
id: RecordId, 
/**
 * The stages.
 */
stages: Array<Stage>, 
/**
 * The day they were done.
 */
done: string | null, 
/**
 * Why they are left out.
 */
left_out: string | null, 
/**
 * The role that answers for them.
 */
owner: string | null, 
/**
 * By when.
 */
due: string | null, };

/**
 * How a stage stands.
 */
export type StageState = "done" | "left-out" | "now" | "later";

/**
 * How far a step is.
 */
export type StepState = "done" | "part" | "todo" | "blocked";

/**
 * A step of a ladder, as far as this concern has come.
 */
export type StepView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What happens in it.
 */
explanation: string, 
/**
 * Done, now, or later.
 */
state: StepState, 
/**
 * When it began.
 */
on: string | null, 
/**
 * Its clock, when running.
 */
clock: ClockView | null, };

/**
 * On which visit the card is opened.
 */
export type StopAsk = { 
/**
 * The visit: its provider's numbers come first.
 */
visit?: RecordId | null, };

/**
 * What to do when somebody is at risk.
 */
export type StopCard = { 
/**
 * That this app is not an alarm.
 */
lead: string, 
/**
 * What to do, in order.
 */
parts: Array<CardPart>, 
/**
 * Whom to ring, in the order of need.
 */
contacts: Array<ContactRow>, 
/**
 * Purposes for which nobody has entered a number yet, in words.
 */
missing: Array<string>, };

/**
 * How strong a piece of evidence is, strongest first.
 */
export type Strength = "seen" | "told" | "paper-only" | "asserted";

/**
 * The summary of a visit: four parts in plain words. A draft is its author's; publishing makes
 * a new record for the team with exactly what was previewed.
 */
export type Summary = { 
/**
 * The visit, on its author's device.
 */
visit: RecordId | null, 
/**
 * The provider.
 */
organisation: RecordId | null, 
/**
 * The place in words.
 */
place: string | null, 
/**
 * The day of the visit.
 */
date: string | null, 
/**
 * The visit's title.
 */
title: string | null, 
/**
 * The theme.
 */
theme: string | null, 
/**
 * How much warning was given.
 */
announced: Notice | null, 
/**
 * Who visited.
 */
team: Array<string>, 
/**
 * What went well.
 */
went_well: string | null, 
/**
 * What people told us.
 */
told_us: string | null, 
/**
 * What worried us.
 */
concerns: string | null, 
/**
 * What was agreed on the day.
 */
agreed: string | null, 
/**
 * The parts for which the author ticked "nothing to report".
 */
nothing: Array<Section>, 
/**
 * What was not seen.
 */
not_seen: string | null, 
/**
 * Level of assurance.
 */
level: Assurance | null, 
/**
 * Why that level.
 */
level_reason: string | null, 
/**
 * Possible identifiers that the author chose to keep.
 */
settled: Array<Settled>, 
/**
 * Why it was taken back, once published.
 */
withdrawn: string | null, };

/**
 * Which summaries.
 */
export type SummaryFilter = { 
/**
 * Of this provider only.
 */
organisation?: RecordId | null, 
/**
 * Page.
 */
paging: Paging, };

/**
 * Publishes what was previewed.
 */
export type SummaryPublish = { 
/**
 * The summary.
 */
id: RecordId, 
/**
 * From the preview.
 */
content: string, };

/**
 * A published summary in a list.
 */
export type SummaryRow = { 
/**
 * The summary.
 */
id: RecordId, 
/**
 * The visit's name.
 */
title: string, 
/**
 * The provider's name.
 */
provider: string | null, 
/**
 * The day of the visit.
 */
date: string | null, 
/**
 * Warning given.
 */
announced: Notice | null, 
/**
 * Who wrote it.
 */
author: string, 
/**
 * Level of assurance.
 */
level: Assurance | null, 
/**
 * Who may read it.
 */
audience: Audience, 
/**
 * Whether it has been taken back.
 */
withdrawn: boolean, };

/**
 * Keeps a summary's words.
 */
export type SummarySave = { 
/**
 * The summary.
 */
id: RecordId, 
/**
 * The words as they should be.
 */
summary: Partial<Summary>, };

/**
 * Settles one possible identifier.
 */
export type SummarySettle = { 
/**
 * The summary.
 */
id: RecordId, 
/**
 * The field it stands in.
 */
field: string, 
/**
 * The words found.
 */
words: string, 
/**
 * What to do.
 */
choice: SettleChoice, 
/**
 * The new words, or the reason.
 */
text: string, };

/**
 * A summary, draft or published.
 */
export type SummaryView = { 
/**
 * Who and when, and who may read it.
 */
meta: Meta, 
/**
 * Who wrote it, by name.
 */
author: string, 
/**
 * The words.
 */
summary: Summary, 
/**
 * The provider's name.
 */
provider: string | null, 
/**
 * The notes to write from; empty for a colleague's summary.
 */
material: Array<Material>, 
/**
 * The highest level that may be given, with the reason when it is capped.
 */
level_cap: LevelCap | null, 
/**
 * Possible identifiers still to settle.
 */
findings: Array<FieldFinding>, 
/**
 * Answers to it.
 */
responses: Array<ResponseRow>, };

/**
 * Something to do.
 */
export type Task = { 
/**
 * What to do: "Check 12 notes".
 */
title: string, 
/**
 * Where: "Cedar Ward, 24 November".
 */
detail: string, 
/**
 * The screen: `visit`, `review`, `summary`, `intelligence`, `concern`, `action`, `space`, `backup`.
 */
screen: string, 
/**
 * The record it is about.
 */
id: RecordId | null, 
/**
 * Its clock.
 */
clock: ClockView | null, };

/**
 * Somebody on the visit who has handed something in.
 */
export type TeamMember = { 
/**
 * The name.
 */
name: string, 
/**
 * Whether it is the person who asks.
 */
me: boolean, 
/**
 * When they handed in.
 */
handed_in: string, 
/**
 * How many notes.
 */
notes: number, 
/**
 * How many answers to prompts.
 */
answers: number, };

/**
 * A visit and its team.
 */
export type TeamView = { 
/**
 * The visit.
 */
visit: RecordId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Whether this person leads it.
 */
mine: boolean, 
/**
 * Whether the team can see the visit.
 */
shared: boolean, 
/**
 * Whether it could be shared with a team from this computer.
 */
can_share: boolean, 
/**
 * Who else can read what is handed in, by name: everybody with whom visits are shared.
 */
readers: Array<string>, 
/**
 * Who leads it.
 */
lead: string, 
/**
 * Who goes, as the plan says.
 */
expected: Array<string>, 
/**
 * Who has handed in.
 */
members: Array<TeamMember>, 
/**
 * Whether this person has.
 */
own_in: boolean, 
/**
 * Own notes that were not handed over.
 */
waiting: number, 
/**
 * Notes of others that are here and are shown once this person has handed in.
 */
hidden: number, 
/**
 * Concerns raised on this visit that only this computer knows, by title.
 */
only_here: Array<string>, 
/**
 * Visits of the team that this one may be the same as.
 */
same_as: Array<VisitRow>, };

/**
 * Which prompt sets: those for a visit of that day.
 */
export type TemplateFilter = { 
/**
 * The day; today when not given.
 */
date: string | null, };

/**
 * A prompt set.
 */
export type TemplateView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its version.
 */
version: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whom it suits.
 */
suits: string, 
/**
 * What to know before beginning.
 */
intro: string, 
/**
 * The edition, in words.
 */
edition: string, 
/**
 * The law it rests on.
 */
law_basis: string | null, 
/**
 * Whether it is for visits of past days only.
 */
past: boolean, 
/**
 * The answers.
 */
scale: Array<ScaleAnswer>, 
/**
 * The prompts.
 */
sections: Array<PromptSection>, };

/**
 * The colours.
 */
export type Theme = "system" | "light" | "dark" | "contrast";

/**
 * A theme.
 */
export type ThemeView = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What belongs to it.
 */
explanation: string, };

/**
 * Opens the vault by one of the two.
 */
export type Unlock = { 
/**
 * The passphrase.
 */
passphrase?: string | null, 
/**
 * The recovery code.
 */
recovery_code?: string | null, };

/**
 * A visit to a provider. Only the place is needed to begin.
 */
export type Visit = { 
/**
 * The provider: id or code.
 */
organisation: RecordId | null, 
/**
 * The place in words, when it is not in the list of providers.
 */
place: string | null, 
/**
 * The site.
 */
site: RecordId | null, 
/**
 * The ward or service.
 */
service: RecordId | null, 
/**
 * The day of the visit.
 */
date: string | null, 
/**
 * What the visit is called, such as the ward's name.
 */
title: string | null, 
/**
 * Why this kind of visit.
 */
type: VisitType | null, 
/**
 * The theme of a themed visit, such as safeguarding.
 */
theme: string | null, 
/**
 * How much warning was given: a code, or true for announced and false for unannounced.
 */
announced: Notice | null, 
/**
 * Who visits: names or roles, of the commissioner's side only.
 */
team: Array<string>, 
/**
 * What the visit is to find out.
 */
purpose: string | null, 
/**
 * The prompt set in use.
 */
template: string | null, 
/**
 * The version of the prompt set that the visit began with.
 */
template_version: string | null, 
/**
 * Arrived at.
 */
started: string | null, 
/**
 * Left at.
 */
ended: string | null, 
/**
 * What could not be looked at, in words.
 */
not_seen: string | null, 
/**
 * What led to the visit, in words.
 */
trigger: string | null, 
/**
 * The records that led to it.
 */
triggers: Array<RecordId>, 
/**
 * The visit that this one goes back to.
 */
revisit_of: RecordId | null, 
/**
 * The role at the provider that was told and answers.
 */
contact: string | null, 
/**
 * The right by which we visit, such as a clause of the contract.
 */
authority: string | null, 
/**
 * The day the provider was told.
 */
notice_sent: string | null, 
/**
 * Who visits, with role, interests and training. `team` names the same people.
 */
visitors: Array<Visitor>, 
/**
 * Lines of enquiry: what the visit is to find out, three to eight of them.
 */
lines: Array<string>, 
/**
 * Areas to go to.
 */
areas: Array<string>, 
/**
 * Documents asked for.
 */
documents: Array<DocumentAsked>, 
/**
 * Prompt sets in use beside the first, such as the one of the lay members.
 */
also: Array<SetInUse>, 
/**
 * Parts of the prompt sets that this visit does not look at: `set:section`.
 */
left_out: Array<string>, 
/**
 * How many patients or residents spoke to us.
 */
spoke_patients: number | null, 
/**
 * How many carers and relatives.
 */
spoke_carers: number | null, 
/**
 * How many members of staff.
 */
spoke_staff: number | null, 
/**
 * How far the visit is, from its trigger to its closing.
 */
stages: Array<StageMark>, 
/**
 * Possible identifiers that the author chose to keep, each with a reason.
 */
settled: Array<Settled>, };

/**
 * Which visits.
 */
export type VisitFilter = { 
/**
 * Of this provider only.
 */
organisation?: RecordId | null, 
/**
 * Only those without a published summary.
 */
unfinished: boolean, 
/**
 * Page.
 */
paging: Paging, };

/**
 * Says that a visit of this computer is the same as one of the team.
 */
export type VisitJoin = { 
/**
 * The own visit.
 */
visit: RecordId, 
/**
 * The team's.
 */
into: RecordId, };

/**
 * What somebody does on a visit.
 */
export type VisitRole = "lead" | "gp-quality-lead" | "lay-member" | "safeguarding-lead" | "infection-control" | "pharmacist" | "nurse" | "patient-voice" | "note-taker" | "other";

/**
 * A visit in a list.
 */
export type VisitRow = { 
/**
 * The visit.
 */
id: RecordId, 
/**
 * What it is called: its title, or the place.
 */
title: string, 
/**
 * The provider's name.
 */
provider: string | null, 
/**
 * The day.
 */
date: string | null, 
/**
 * Warning given.
 */
announced: Notice | null, 
/**
 * Theme.
 */
theme: string | null, 
/**
 * How many notes.
 */
notes: number, 
/**
 * How many concerns among them.
 */
concerns: number, 
/**
 * The summary that was published.
 */
published: RecordId | null, 
/**
 * The next stage; none once it is closed.
 */
next: NextStage | null, 
/**
 * Whether it was only planned so far.
 */
planned: boolean, };

/**
 * Changes a visit's facts.
 */
export type VisitSave = { 
/**
 * The visit.
 */
id: RecordId, 
/**
 * The facts as they should be.
 */
visit: Partial<Visit>, };

/**
 * Starts a visit: the place is enough, by id or in words.
 */
export type VisitStart = { 
/**
 * The provider.
 */
organisation?: RecordId | null, 
/**
 * The place in words.
 */
place?: string | null, 
/**
 * The site.
 */
site?: RecordId | null, 
/**
 * The ward or service.
 */
service?: RecordId | null, 
/**
 * What to call the visit.
 */
title?: string | null, 
/**
 * The day; today when not given.
 */
date: string | null, 
/**
 * Why this kind of visit.
 */
kind?: VisitType | null, 
/**
 * Theme.
 */
theme?: string | null, 
/**
 * Warning given.
 */
announced?: Notice | null, 
/**
 * Who visits.
 */
team: Array<string>, 
/**
 * Purpose.
 */
purpose?: string | null, 
/**
 * Prompt set.
 */
template?: string | null, 
/**
 * What led to the visit.
 */
trigger?: string | null, 
/**
 * The visit that this one goes back to.
 */
revisit_of?: RecordId | null, 
/**
 * Only plans it: nobody has arrived yet.
 */
plan: boolean, };

/**
 * Why a visit happens.
 */
export type VisitType = "routine" | "responsive" | "themed" | "revisit" | "peer-review" | "board-observation";

/**
 * A visit with its notes.
 */
export type VisitView = { 
/**
 * Who and when.
 */
meta: Meta, 
/**
 * The facts.
 */
visit: Visit, 
/**
 * What it is called.
 */
title: string, 
/**
 * The provider's name.
 */
provider: string | null, 
/**
 * The notes, newest first.
 */
notes: Array<NoteRow>, 
/**
 * The prompt set, as it was when the visit began.
 */
template: TemplateView | null, 
/**
 * Every prompt set in use, that one first.
 */
sets: Array<TemplateView>, 
/**
 * The next stage; none once it is closed.
 */
next: NextStage | null, 
/**
 * Whether this person made it and may change it.
 */
mine: boolean, 
/**
 * Whether the team can see the visit.
 */
shared: boolean, 
/**
 * Notes of others that are shown once this person has handed in their own.
 */
hidden: number, 
/**
 * The areas used so far, last used first.
 */
areas: Array<string>, 
/**
 * The published summary.
 */
published: RecordId | null, };

/**
 * Somebody on the visit, from the commissioner's side.
 */
export type Visitor = { 
/**
 * The name.
 */
name: string, 
/**
 * The member of the team, where it is one.
 */
person: PersonId | null, 
/**
 * What they do on the visit.
 */
role: VisitRole | null, 
/**
 * Whether they said if they have an interest in this provider.
 */
declared: boolean, 
/**
 * The interest; nothing where they declared that there is none.
 */
interest: string | null, 
/**
 * Whether they have what the visit asks for: identity, checks, the confidentiality form.
 */
cleared: boolean, 
/**
 * What they were trained in and when, in words.
 */
training: string | null, };

/**
 * The card that visitors carry.
 */
export type VisitorCard = { 
/**
 * What the visit is called.
 */
title: string, 
/**
 * What it is for.
 */
lead: string, 
/**
 * Its parts.
 */
parts: Array<CardPart>, 
/**
 * Whom to ring.
 */
contacts: Array<ContactRow>, };

/**
 * Takes a published record back.
 */
export type Withdraw = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * Why.
 */
reason: string, };

/**
 * Words to look through.
 */
export type WordsCheck = { 
/**
 * The words.
 */
text: string, };
