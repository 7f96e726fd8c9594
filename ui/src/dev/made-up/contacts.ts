import type { Contact, ContactPurpose, ContactRow, StopCard } from "../../lib/ipc/generated";
import { purposeWords } from "../../lib/words/contacts";

export const emptyContact: Contact = { name: "", purpose: null, phone: "", hours: null, covers: null, organisation: null, checked: null };

export function contactRow(id: string | null, purpose: ContactPurpose | null, contact: Partial<Contact>, more: Partial<ContactRow> = {}): ContactRow {
  return { id, contact: { ...emptyContact, purpose, ...contact }, purpose: purpose ? purposeWords[purpose] : "", provider: null, mine: id !== null, ...more };
}

/** Numbers that nobody answers to: of the range that is kept free for stories. */
export const contactRows: ContactRow[] = [
  contactRow("contact-adults", "safeguarding-adults", { name: "Council adult access team", phone: "01632 960111", hours: "weekdays 9 to 5", covers: "Sandbox Council", checked: "2026-11-03" }),
  contactRow("contact-nights", "out-of-hours", { name: "Council emergency duty team", phone: "01632 960222", hours: "nights and weekends", covers: "Sandbox Council" }, { mine: false }),
  contactRow("contact-director", "our-director", { name: "Director on call", phone: "01632 960333", hours: "day and night", checked: "2025-12-01" }),
  contactRow("contact-rsg", "provider-on-call", { name: "Hospital manager on call", phone: "01632 960444", hours: "through the switchboard", organisation: "org-rsg", checked: "2026-11-20" }, { provider: "Sandbox General Hospital" }),
  contactRow("contact-support", "support", { name: "Staff listening service", phone: "01632 960555", hours: "every day 8 to 8" }),
];

/** Those that come with the app stand on the card only. */
const shipped: ContactRow[] = [
  contactRow(null, null, { name: "Police, not an emergency", phone: "101", hours: "A crime may have been done, and nobody is in danger now." }, { purpose: "Police, not an emergency" }),
];

export const stopCard: StopCard = {
  lead: "This app is not an alarm: it calls nobody, and nobody is watching it. Act first, write afterwards.",
  parts: [
    { title: "Do this now", numbered: true, spoken: false, lines: ["Stop what you are doing.", "Tell the nurse in charge now, in words. In an emergency ring 999.", "Stay until somebody acts.", "Tell the lead of your visit, who rings the provider’s director on call.", "Before you leave, go back and look."] },
    { title: "You can say", numbered: false, spoken: true, lines: ["I am worried that somebody is not safe. I need you to come and look now.", "I cannot keep this to myself. I will only tell those who can help."] },
  ],
  contacts: [...contactRows, ...shipped],
  missing: ["Safeguarding children", "Allegations about staff"],
};
