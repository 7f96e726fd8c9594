import type { Picked, PlaceAsk } from "../../lib/ipc/generated";

/** Where to share, while somebody fills it in. A folder is the usual way; online storage is for organisations that have it. */
export class PlaceForm {
  kind = $state<"folder" | "online">("folder");
  folder = $state.raw<Picked>();
  address = $state("");
  name = $state("");
  key = $state("");
  #begun = false;

  /** Begins with the address that is in use, once. */
  startAt(address: string) {
    if (this.#begun) return;
    this.#begun = true;
    this.kind = "online";
    this.address = address;
  }

  get asked(): PlaceAsk {
    if (this.kind === "folder") return { folder: this.folder };
    return { online: { address: this.address.trim(), name: this.name.trim(), key: this.key } };
  }

  /** What is still to be filled in, for the error summary. */
  get missing(): { field: string; text: string }[] {
    if (this.kind === "folder") return this.folder ? [] : [{ field: "folder", text: "Choose the shared folder" }];
    const found = [];
    if (this.address.trim() === "") found.push({ field: "address", text: "Enter the address of the online storage" });
    if (this.key.trim() === "") found.push({ field: "key", text: "Enter the key of the online storage" });
    return found;
  }
}

/** The ids of the fields, as the core names them. */
export const placeFields = ["folder", "address", "key"] as const;
