import { tellWindow } from "../ipc/window";

const PRODUCT = "Critical Friend";
let heading = false;

/** Says that a new screen was opened and its heading should be focused once it is there. */
export function expectHeading(): void {
  heading = true;
}

/** Says that nobody waits for a heading: the person or the screen has put focus somewhere. */
export function forgetHeading(): void {
  heading = false;
}

/** Called by `PageHead` when its `h1` is on the page. Never takes focus from a field. */
export function headingArrived(h1: HTMLElement): void {
  if (!heading) return;
  heading = false;
  const held = document.activeElement;
  if (held && held !== document.body && held.id !== "main") return;
  h1.focus({ preventScroll: true });
}

/** Sets the window title; `failed` puts "Error:" in front, as the NHS manual asks. */
export function setTitle(title: string, failed = false): void {
  setBareTitle(`${failed ? "Error: " : ""}${title} – ${PRODUCT}`);
}

/** A title that gives nothing away, for the locked and hidden window. */
export function setBareTitle(title: string): void {
  document.title = title;
  void tellWindow("window.title", { title });
}
