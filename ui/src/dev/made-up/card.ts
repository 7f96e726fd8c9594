import type { VisitorCard } from "../../lib/ipc/generated";
import { contactRows } from "./contacts";

/** The card that visitors of the made-up visit carry. */
export const card: VisitorCard = {
  title: "Cedar Ward, Sandbox General Hospital, Tuesday 24 November 2026",
  lead: "We visit to see how care feels, and what could be better. We are not inspectors.",
  parts: [
    { title: "Say who you are", lines: ["I am visiting for the people who pay for this care. I do not work here and I am not an inspector.", "You may choose to talk with me or not. I will not write down your name.", "If you tell me that somebody is at risk, I must pass it on."], numbered: false, spoken: true },
    { title: "What to find out", lines: ["Who answers the bell at night?", "Do people get help with drinks?"], numbered: true, spoken: false },
    { title: "Do not", lines: ["Do not speak with anyone who is upset, sleepy or being treated.", "Do not read care records unless that is your job on this visit."], numbered: false, spoken: false },
    { title: "If somebody is at risk", lines: ["Tell the nurse in charge now, in words.", "Tell the lead of the visit. Stay until somebody acts."], numbered: true, spoken: false },
  ],
  contacts: contactRows,
};
