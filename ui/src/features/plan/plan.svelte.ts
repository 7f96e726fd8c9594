import type { DocumentAsked, Visit, Visitor, VisitView } from "../../lib/ipc/generated";
import { DateBoxes } from "../../shared";
import { Rows } from "./rows.svelte";
import { Scope } from "./scope.svelte";
import { VisitorBoxes } from "./visitor.svelte";

/** A line of enquiry as it stands in its box. */
export class Line {
  text = $state("");

  constructor(text = "") {
    this.text = text;
  }
}

/** A document asked for, as it stands in its boxes. */
export class DocumentBoxes {
  what = $state("");
  readonly due: DateBoxes;
  readonly received: DateBoxes;

  constructor(asked?: DocumentAsked) {
    this.what = asked?.what ?? "";
    this.due = new DateBoxes(asked?.due ?? "");
    this.received = new DateBoxes(asked?.received ?? "");
  }

  get said(): DocumentAsked {
    return { what: this.what.trim(), due: this.due.iso, received: this.received.iso };
  }
}

interface Problem {
  field: string;
  text: string;
}

const numbers = ["patients", "carers", "staff"] as const;

/** The plan of a visit as it stands in the boxes of its page. Nothing is needed. */
export class Plan {
  readonly visitors: Rows<VisitorBoxes>;
  readonly lines: Rows<Line>;
  readonly documents: Rows<DocumentBoxes>;
  readonly scope: Scope;
  areas = $state("");
  contact = $state("");
  authority = $state("");
  readonly notice: DateBoxes;
  readonly spoke = $state({ patients: "", carers: "", staff: "" });
  readonly #visit: Visit;

  constructor(view: VisitView) {
    const { visit } = view;
    this.#visit = visit;
    // A team that was only listed by name is the beginning of the plan.
    const team = visit.visitors.length > 0 ? visit.visitors : visit.team.map((name): Partial<Visitor> => ({ name }));
    this.visitors = new Rows("visitor", team.map((one) => new VisitorBoxes(one)), () => new VisitorBoxes());
    this.lines = new Rows("line", visit.lines.map((text) => new Line(text)), () => new Line());
    this.documents = new Rows("document", visit.documents.map((asked) => new DocumentBoxes(asked)), () => new DocumentBoxes());
    this.scope = new Scope(view);
    this.areas = visit.areas.join("\n");
    this.contact = visit.contact ?? "";
    this.authority = visit.authority ?? "";
    this.notice = new DateBoxes(visit.notice_sent ?? "");
    for (const who of numbers) this.spoke[who] = visit[`spoke_${who}`]?.toString() ?? "";
  }

  /** What keeps it from being kept, by the id of its box. */
  problems(): Problem[] {
    const found: (Problem | false)[] = [];
    this.visitors.items.forEach((row, at) => found.push(!row.empty && row.name.trim() === "" && row.role === "" && { field: this.visitors.id(at), text: "Say who this is, by name or by role" }));
    this.documents.items.forEach((row, at) => {
      const id = this.documents.id(at);
      const dated = row.due.iso || row.received.iso;
      found.push(!!dated && row.what.trim() === "" && { field: id, text: "Say which document" });
      for (const part of ["due", "received"] as const) found.push(!!row[part].problem && { field: `${id}-${part}`, text: row[part].problem?.text ?? "" });
    });
    found.push(!!this.notice.problem && { field: "notice", text: this.notice.problem?.text ?? "" });
    for (const who of numbers) found.push(!/^\d{0,4}$/.test(this.spoke[who].trim()) && { field: `spoke-${who}`, text: "Enter a number, such as 4" });
    return found.filter((problem): problem is Problem => problem !== false);
  }

  /** The visit with this plan; what the page does not show stays as it was. */
  change(): Visit {
    const words = (text: string) => text.trim() || null;
    const amount = (who: (typeof numbers)[number]) => (this.spoke[who].trim() === "" ? null : Number(this.spoke[who]));
    const visitors = this.visitors.items.filter((row) => !row.empty).map((row) => row.said);
    return {
      ...this.#visit,
      visitors,
      // The core names the team by its visitors; without any, nobody is named.
      team: visitors.length > 0 ? this.#visit.team : [],
      lines: this.lines.items.map((line) => line.text.trim()).filter(Boolean),
      documents: this.documents.items.map((row) => row.said).filter((asked) => asked.what !== ""),
      areas: this.areas.split("\n").map((area) => area.trim()).filter(Boolean),
      contact: words(this.contact),
      authority: words(this.authority),
      notice_sent: this.notice.iso,
      spoke_patients: amount("patients"),
      spoke_carers: amount("carers"),
      spoke_staff: amount("staff"),
      also: this.scope.also,
      left_out: this.scope.leftOut,
    };
  }
}
