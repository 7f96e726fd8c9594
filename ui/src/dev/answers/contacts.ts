import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { ContactRow } from "../../lib/ipc/generated";
import { announce } from "../../lib/state/changes";
import { contactRow, contactRows, stopCard } from "../made-up/contacts";
import { providers } from "../made-up/visit";

let rows: ContactRow[] = contactRows;

const answers: Handlers = {
  "stop.card": ({ visit }) => {
    const shown = [...rows, ...stopCard.contacts.filter((row) => row.id === null)].filter((row) => visit || !row.contact.organisation);
    return { ...stopCard, contacts: shown, missing: stopCard.missing.filter((words) => !rows.some((row) => row.purpose === words)) };
  },
  "contact.list": () => rows,
  "contact.save": ({ id, contact }) => {
    if (/[a-z]/i.test(contact.phone ?? "")) throw { code: "invalid", message: "Write the number as it is dialled, in figures.", field: "phone" };
    const saved = contactRow(id ?? `contact-${rows.length}`, contact.purpose ?? null, contact, { provider: providers.find((row) => row.id === contact.organisation)?.name ?? null });
    rows = [...rows.filter((row) => row.id !== saved.id), saved];
    announce({ kinds: ["contact"], ids: [saved.id ?? ""] });
    return saved;
  },
};

export default answers;
