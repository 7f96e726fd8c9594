import type { Audience, MemberRow, MemberStanding, SpaceView } from "../../lib/ipc/generated";
import { list } from "../../lib/text/words";

interface Choice<Value> {
  value: Value;
  text: string;
  hint: string;
}

/** What a member may do, from the one who may most to the one who may least. */
const standings: readonly Choice<MemberStanding>[] = [
  { value: "owner", text: "Owner", hint: "Made the space, and stands above everybody." },
  { value: "admin", text: "Administrator", hint: "Lets colleagues in and removes them, and reads and publishes like a member. Only the owner appoints one." },
  { value: "member", text: "Member", hint: "Reads what is shared, and publishes." },
  { value: "lay-reader", text: "Lay reader", hint: "Only reads. Nothing they publish is taken by the others." },
  { value: "contributor", text: "Contributor", hint: "Only sends in. Reads nothing of what is shared." },
];

/** Those whose records can be opened to a member; only the author ever reads what is private. */
const readers: readonly Choice<Audience>[] = [
  { value: "quality", text: "Quality team", hint: "Summaries, concerns, actions and what people tell you: most of what is shared." },
  { value: "safeguarding", text: "Safeguarding leads", hint: "Records about a child or an adult at risk. Only for those who need them for their work." },
  { value: "protected", text: "Protected sources", hint: "Who told you something in confidence. Only for the named keyholders." },
  { value: "visit-team", text: "Visit team", hint: "What those on a visit share among themselves." },
];

export function standingText(standing: MemberStanding): string {
  return standings.find(({ value }) => value === standing)?.text ?? "";
}

export function standingHint(standing: MemberStanding): string {
  return standings.find(({ value }) => value === standing)?.hint ?? "";
}

/** The standings that can be chosen: those that this person may give, and the one that the member has. */
export function standingChoices(mayGive: readonly MemberStanding[], now?: MemberStanding): readonly Choice<MemberStanding>[] {
  return standings.filter(({ value }) => value === now || mayGive.includes(value));
}

/** The boxes to tick: only what this person reads can be opened to others. */
export function audienceChoices(mayOpen: readonly Audience[]): readonly Choice<Audience>[] {
  return readers.filter(({ value }) => mayOpen.includes(value));
}

/** Whose records, by name and in their usual order. */
export function audienceNames(audiences: readonly Audience[]): readonly string[] {
  return audienceChoices(audiences).map(({ text }) => text);
}

/** Nobody but keyholders of protected sources hears who else is one. */
export function audiencesShown(audiences: readonly Audience[], members: readonly MemberRow[]): readonly Audience[] {
  const keyholder = members.some((member) => member.me && member.audiences.includes("protected"));
  return keyholder ? audiences : audiences.filter((audience) => audience !== "protected");
}

/** "Reads: Quality team and Safeguarding leads"; of a contributor, "Sends to: Quality team". */
export function readsWords(member: MemberRow, members: readonly MemberRow[]): string {
  const names = list(audienceNames(audiencesShown(member.audiences, members)));
  if (member.standing === "contributor") return names ? `Sends to: ${names}` : "Sends to nobody yet";
  return names ? `Reads: ${names}` : "Reads nothing yet";
}

/** What may be given, and what the member has that this person cannot open: saving leaves that as it is. */
export function audiencesToSave(ticked: readonly Audience[], had: readonly Audience[], view: SpaceView): Audience[] {
  return [...ticked, ...had.filter((audience) => !view.may_open.includes(audience))];
}

/** Somebody with no reader reads nothing and reaches nobody: said before the core has to. */
export function nothingTicked(audiences: readonly Audience[], view: SpaceView): { field: string; text: string }[] {
  return audiences.length === 0 && view.may_open.length > 0 ? [{ field: "audiences", text: "Tick at least one group" }] : [];
}
