import type { ContactPurpose } from "../ipc/generated";

/** What a contact is for, in the order of the stop card. */
export const purposeWords: Record<ContactPurpose, string> = {
  "safeguarding-adults": "Safeguarding adults",
  "safeguarding-children": "Safeguarding children",
  "out-of-hours": "Out of hours",
  "staff-allegations": "Allegations about staff",
  "our-lead": "Our safeguarding lead",
  "our-director": "Our director on call",
  "provider-on-call": "Provider's manager on call",
  police: "Police",
  regulator: "Regulator",
  support: "Support for visitors",
  other: "Other",
};

/** What each is, for whoever enters a number. */
export const purposeHints: Record<ContactPurpose, string> = {
  "safeguarding-adults": "The council’s number for an adult at risk",
  "safeguarding-children": "The council’s number for a child at risk",
  "out-of-hours": "The council at night and at weekends",
  "staff-allegations": "About people who work with children or adults at risk",
  "our-lead": "In your own organisation",
  "our-director": "In your own organisation",
  "provider-on-call": "Choose the provider below",
  police: "When it can wait; in danger it is 999",
  regulator: "Such as the Care Quality Commission",
  support: "Somebody to talk to after a hard visit",
  other: "Say what for in the name",
};

const absent: Record<ContactPurpose, string> = {
  "safeguarding-adults": "the council’s number for adults",
  "safeguarding-children": "the council’s number for children",
  "out-of-hours": "the council’s number for nights and weekends",
  "staff-allegations": "the number for allegations about staff",
  "our-lead": "the number of our safeguarding lead",
  "our-director": "the number of our director on call",
  "provider-on-call": "the number of the provider’s manager on call",
  police: "the number of the police for when it can wait",
  regulator: "the number of the regulator",
  support: "a number of somebody to talk to afterwards",
  other: "another number",
};

/** The purposes in their order. */
export const purposes = Object.keys(purposeWords) as ContactPurpose[];

/** A purpose by its code or by its words; none when it is neither. */
export function purposeOf(words: string | undefined): ContactPurpose | undefined {
  return purposes.find((code) => code === words || purposeWords[code] === words);
}

/** Says that there is no number for a purpose, given in words. */
export function missingWords(words: string): string {
  const purpose = purposeOf(words);
  return `Nobody has entered ${purpose ? absent[purpose] : `a number for “${words}”`} yet.`;
}
