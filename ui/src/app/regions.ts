const REGIONS = ".cf-rail, main, main aside";

/** The part after the one that holds focus; the first when none does. */
export function nextRegion(regions: readonly HTMLElement[], held: Element | null, back: boolean): HTMLElement | undefined {
  const at = regions.findLastIndex((region) => region.contains(held));
  const step = back ? -1 : 1;
  if (at < 0) return back ? regions.at(-1) : regions[0];
  return regions[(at + step + regions.length) % regions.length];
}

function enter(region: HTMLElement): void {
  const first = region.querySelector<HTMLElement>("a[href], button, input, textarea, select, summary");
  if (region.id === "main" || !first) {
    region.tabIndex = -1;
    region.focus();
  } else {
    first.focus();
  }
}

/** F6 and Shift+F6 move between the rail, the page and its side, until the answered function is called. */
export function followRegions(): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key !== "F6") return;
    const region = nextRegion([...document.querySelectorAll<HTMLElement>(REGIONS)], document.activeElement, event.shiftKey);
    if (!region) return;
    event.preventDefault();
    enter(region);
  };
  addEventListener("keydown", press);
  return () => removeEventListener("keydown", press);
}
