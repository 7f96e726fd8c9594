import type { Audience, MemberStanding } from "../../lib/ipc/generated";
import { list } from "../../lib/text/words";
import { audienceNames } from "./standing";

/** What a member may do, before or after a change. */
export interface Powers {
  standing: MemberStanding;
  audiences: readonly Audience[];
}

const publishes = ({ standing }: Powers) => standing !== "lay-reader";
const administers = ({ standing }: Powers) => standing === "admin" || standing === "owner";
/** A contributor holds no key that opens anything. */
const reads = ({ standing, audiences }: Powers) => (standing === "contributor" ? [] : audiences);
const without = (all: readonly Audience[], some: readonly Audience[]) => audienceNames(all.filter((audience) => !some.includes(audience)));

/** What follows from a change, in sentences; none when nothing follows. */
export function changeWords(name: string, before: Powers, after: Powers): readonly string[] {
  const gained = list(without(reads(after), reads(before)));
  const lost = list(without(reads(before), reads(after)));
  const said = [];
  if (gained) said.push(`${name} will also read what was shared with ${gained} before today. It cannot be called back.`);
  if (lost) said.push(`From now on, what is shared with ${lost} is sealed with new keys that ${name} does not have. What they have read, they keep.`);
  if (publishes(before) && !publishes(after)) said.push(`What ${name} publishes from now on no longer counts. What they published before stays.`);
  if (!publishes(before) && publishes(after)) said.push(`What ${name} publishes from now on reaches the others.`);
  if (!administers(before) && administers(after)) said.push(`${name} can let colleagues in and remove them.`);
  if (administers(before) && !administers(after)) said.push(`${name} can no longer let colleagues in or remove them.`);
  return said;
}
