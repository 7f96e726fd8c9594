import type { ComputerRef, HealthView, InviteNew, InviteRef, MemberChange, MemberRef, OwnCopyOn, OwnCopyView, RequestApprove, RequestRef, RequestReturn, ShareReport, SpaceCreate, SpaceRecover, SpaceView } from "../../lib/ipc/generated";
import { hearProgress } from "../../lib/state/progress.svelte";
import { changed, joanAgain, leavingOf, letIn, myComputer, priya, replaced, sheet, withoutComputer, withoutMember } from "../made-up/members";
import { afresh, asking, diagnosticText, health, member, noSpace, offline, shutOut, tried, went } from "../made-up/sharing";

/** The address says how this device stands: `?space=none`, `asking`, `own`, `alone`, `reader`, `offline`, `trouble`, `twin`, `shut-out` or `afresh`. */
const wanted = new URLSearchParams(location.search).get("space");
const alone: SpaceView = { ...member, sentence: "Nothing waits to be sent.", members: member.members.slice(0, 1), requests: [], invites: [], waiting: [], last: null };
/** As a further computer of somebody who shares already. */
const own: SpaceView = asking.asking ? { ...asking, asking: { ...asking.asking, own_computer: true, inviter: "Priya" } } : asking;
/** As somebody who may neither let in nor change anything. */
const reader: SpaceView = { ...member, members: member.members.map((row) => ({ ...row, standing: row.me ? "lay-reader" : row.standing, may_change: false, computers: row.computers.map((one) => ({ ...one, may_remove: row.me && !one.here })) })), may_invite: false, may_give: [], may_open: [], may_make_sheet: false, requests: [myComputer] };
const trouble: ShareReport = { ...went, problems: [{ code: "out-of-step", sentence: "A shared file does not follow the one before it. It was left aside; tell the colleague who sent it." }] };
const twin: ShareReport = { ...went, sent: 0, pending: 3, problems: [{ code: "twin", sentence: "This computer's entries go on somewhere else: the app's folder was copied or put back from a backup. Nothing was sent from here, so that nothing is mixed up. On the page Sharing you can choose to go on from here." }] };
const starts: Record<string, SpaceView> = { none: noSpace, "shut-out": shutOut, afresh, asking, own, alone, reader, offline: { ...member, sentence: `3 entries wait to be sent. Last shared 08:15 today. ${offline.sentence}`, requests: [], last: offline }, trouble: { ...member, last: trouble }, twin: { ...member, last: twin } };
let view: SpaceView = starts[wanted ?? ""] ?? { ...member, requests: [...member.requests, joanAgain, myComputer] };
const nameOf = (id: string) => view.members.flatMap((row) => row.computers).find((one) => one.id === id)?.name ?? "a computer";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How the private copy stands: `?copy=on`, `first` or `broken`. */
const copies: Record<string, OwnCopyView> = {
  off: { on: false, possible: true, sentence: "No private copy is kept at the shared place.", proven: null, problem: null },
  on: { on: true, possible: true, sentence: "All on this laptop was copied 08:15 today. It holds 312 entries: 6 visits, 140 notes, 2 drafts.", proven: "Tried 08:16 today: it came back whole, with 312 entries: 6 visits, 140 notes, 2 drafts.", problem: null },
  first: { on: true, possible: true, sentence: "No private copy lies at the shared place yet. It follows with the next exchange.", proven: null, problem: "The shared place can't be reached. Check the connection; your work is kept and goes out later." },
};
const broken = "The private copy at the shared place did not come back whole: a part is missing or was changed. Your notes here are fine. The app makes it whole with the next copy; choose “Copy now”, then try it again.";
copies["broken"] = { ...copies["on"]!, problem: broken };
let healthNow: HealthView = health;
let copy = copies[new URLSearchParams(location.search).get("copy") ?? "off"] ?? copies["off"]!;

export default {
  "own_copy.view": () => copy,
  "own_copy.turn_on": async ({ recovery_code }: OwnCopyOn) => {
    await pause(800);
    if (recovery_code.length < 8) throw { code: "invalid", message: "A recovery code has six groups of five letters or digits; 3 of 30 were given.", field: "recovery_code" };
    return (copy = copies["on"]!);
  },
  "own_copy.turn_off": () => (copy = copies["off"]!),
  "own_copy.now": async () => {
    hearProgress({ job: "share", done: 12, total: 0, words: "12 parts of your private copy" });
    await pause(800);
    return (copy = copies["on"]!);
  },
  "own_copy.try": async () => {
    await pause(800);
    if (copy.problem) throw { code: "refused", message: broken };
    return copy;
  },
  "setup.bring_back": async () => {
    await pause(800);
    throw { code: "invalid", message: "There is no private copy for this recovery code at this place. Compare the code with the paper, and check that this is the place that your team shares.", field: "recovery_code" };
  },
  "space.view": () => view,
  "host.pick": () => ({ token: "token-1", name: "Quality team" }),
  "space.check_place": async () => {
    await pause(600);
    return tried;
  },
  "space.create": ({ name }: SpaceCreate) => (view = { ...alone, name }),
  "space.invite": ({ for_whom, own_computer }: InviteNew) => {
    view = { ...view, invites: [...view.invites, { id: `invite-${for_whom ?? ""}-${view.invites.length}`, made: "2026-11-24T10:42:00Z", for_whom: for_whom ?? null, own_computer }] };
    return { id: "invite-2", code: "V1-7K4P-QX2M-9DRT-H6WB-3NVC-E8YF-2ZJS" };
  },
  "space.folder": () => (view = { ...view, last: went }),
  "space.cancel_invite": ({ id }: InviteRef) => (view = { ...view, invites: view.invites.filter((invite) => invite.id !== id) }),
  "space.join": () => {
    view = asking;
    return asking.asking;
  },
  "space.approve": (said: RequestApprove) => (view = letIn(view, said)),
  "space.replace": (said: RequestReturn) => (view = replaced(view, said)),
  "space.change_member": (said: MemberChange) => (view = changed(view, said)),
  "space.leaving": ({ person }: MemberRef) => leavingOf(view.members.find((row) => row.person === person)?.name ?? "a member"),
  "space.remove_member": ({ person }: MemberRef) => (view = withoutMember(view, person)),
  "space.computer_leaving": ({ id }: ComputerRef) => leavingOf(nameOf(id)),
  "space.remove_computer": ({ id }: ComputerRef) => (view = withoutComputer(view, id)),
  "space.make_sheet": () => {
    view = { ...view, sheets: [...view.sheets, { id: `sheet-${view.sheets.length}`, name: "Recovery sheet of 24 November 2026, 10:42", may_cancel: true }] };
    return sheet;
  },
  "space.recover": ({ code, shut_out }: SpaceRecover) => {
    if (!code.toUpperCase().startsWith("R1")) throw { code: "invalid", message: "This is not the code of a recovery sheet. Check it letter by letter.", field: "code" };
    return (view = { ...member, requests: [], invites: [], members: shut_out ? [{ ...priya, computers: priya.computers.slice(0, 1) }, ...member.members.slice(1)] : member.members });
  },
  "space.refuse": ({ id }: RequestRef) => (view = { ...view, requests: view.requests.filter((request) => request.id !== id) }),
  "space.health": () => (wanted === "alone" ? { ...healthNow, sentence: "Sharing is doing well.", colleagues: health.colleagues.slice(0, 1), paused: [], aside: [], forks: [], clocks: [], waiting: [], awaited: 0, digests: [] } : healthNow),
  "space.let_through": () => (healthNow = { ...healthNow, paused: [] }),
  "space.diagnostic": () => ({ text: diagnosticText }),
  "space.save_diagnostic": () => ({ name: "Critical Friend diagnostic 2026-11-24 1042.json", folder: { token: "token-2", name: "Downloads" } }),
  "space.stop": () => ({}),
  "host.open_folder": () => ({}),
  "bundle.out": async () => {
    hearProgress({ job: "share", done: 12, total: 0, words: "12 parts written" });
    await pause(1500);
    return { name: "Shared entries 2026-11-24 1042.vbundle", objects: 64, bytes: 48_000, everybody: true, sentence: "Shared entries 2026-11-24 1042.vbundle is ready, with 64 sealed parts. It holds what you and your colleagues have shared. Only members of your space can read it.", folder: { token: "token-2", name: "Stick" } };
  },
  "bundle.days": () => (wanted === "alone" ? [] : ["2026-10-22", "2026-09-21"]),
  "bundle.in": () => ({ ...went, sent: 0, received: 12, sentence: "Received 12 entries." }),
  "space.begin_anew": () => (view = { ...view, waiting: [], last: went }),
  "space.begin_afresh": () => (view = afresh),
  "space.share_now": async () => {
    for (const done of [1, 2, 3]) {
      hearProgress({ job: "share", done, total: 3, words: `Sending ${done} of 3` });
      await pause(500);
    }
    if (view.phase === "asking") view = { ...member, requests: [], invites: [] };
    const report = wanted === "offline" ? offline : went;
    view = { ...view, waiting: report.reached ? [] : view.waiting, last: report, sentence: report.reached ? "All is shared. Last shared 10:42 today." : view.sentence };
    return report;
  },
};
