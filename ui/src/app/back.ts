/**
 * Esc follows the link at the top of a page that leads back, until the answered function is called.
 * Once something was written or chosen on the page it does nothing: not every page keeps what stands
 * in its boxes, and nobody should have to know which do. What is open on the page answers to Esc first.
 */
export function followBack(): () => void {
  let touched = false;
  const touch = () => (touched = true);
  const arrive = () => (touched = false);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const held = event.target instanceof Element ? event.target : undefined;
    const open = held?.closest("details[open]");
    if (open) {
      event.preventDefault();
      open.removeAttribute("open");
      open.querySelector("summary")?.focus();
      return;
    }
    // The list of a select closes with Esc too, and not every browser says so.
    if (touched || held?.matches("select")) return;
    const back = document.querySelector<HTMLAnchorElement>("main a.cf-back");
    if (!back) return;
    event.preventDefault();
    back.click();
  };
  addEventListener("input", touch);
  addEventListener("change", touch);
  addEventListener("hashchange", arrive);
  addEventListener("keydown", press);
  return () => {
    removeEventListener("input", touch);
    removeEventListener("change", touch);
    removeEventListener("hashchange", arrive);
    removeEventListener("keydown", press);
  };
}
