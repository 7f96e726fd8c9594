/** The part of the WebDriver protocol that the journeys need. */
import { until } from "./wait.ts";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** An element of the page, as the driver names it. */
export interface ElementRef {
  readonly [ELEMENT]: string;
}

export class WebDriverError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

async function ask<T>(method: string, url: string, body?: unknown, patience = 60_000): Promise<T> {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(patience),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new WebDriverError(value?.error ?? String(answer.status), value?.message ?? "");
  return value;
}

/** The start of a window that was begun last. */
let starting: Promise<unknown> = Promise.resolve();

/**
 * Windows start one after the other: each driver looks for a free port for its window to be steered
 * through and lets go of it again before the window takes it, so that two at once can choose the same.
 */
function inTurn<T>(start: () => Promise<T>): Promise<T> {
  const mine = starting.then(start, start);
  starting = mine.catch(() => undefined);
  return mine;
}

/** One window under control. */
export class Session {
  private readonly url: string;
  private constructor(url: string) {
    this.url = url;
  }

  /** Has the driver start `binary` and attach to its window. */
  static async open(address: string, binary: string, args: string[], patience = 60_000): Promise<Session> {
    await until("the driver to listen", () =>
      ask("GET", `${address}/status`).then(
        () => true,
        () => false,
      ),
    );
    const asked = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } } };
    const { sessionId } = await inTurn(() => ask<{ sessionId: string }>("POST", `${address}/session`, asked, patience));
    return new Session(`${address}/session/${sessionId}`);
  }

  private get<T>(path: string): Promise<T> {
    return ask<T>("GET", `${this.url}${path}`);
  }

  private post<T>(path: string, body: unknown = {}): Promise<T> {
    return ask<T>("POST", `${this.url}${path}`, body);
  }

  async end(): Promise<void> {
    await ask("DELETE", this.url).catch(() => undefined); // It may have died with its window.
  }

  /** Runs a function inside the page. It sees only its arguments. */
  run<A extends unknown[], R>(script: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    return this.post("/execute/sync", { script: `return (${script}).apply(null, arguments)`, args });
  }

  /** Runs a function inside the page and waits for its promise. */
  async runAsync<A extends unknown[], R>(script: (...args: A) => Promise<R>, ...args: A): Promise<R> {
    const outcome = await this.post<{ value: R } | { error: string }>("/execute/async", {
      script: `const done = arguments[arguments.length - 1];
        const args = Array.prototype.slice.call(arguments, 0, -1);
        (${script}).apply(null, args).then(
          (value) => done({ value }), (error) => done({ error: String(error && error.stack || error) }));`,
      args,
    });
    if ("error" in outcome) throw new Error(outcome.error);
    return outcome.value;
  }

  /** Runs source text inside the page, such as a library. */
  async load(source: string): Promise<void> {
    await this.post("/execute/sync", { script: source, args: [] });
  }

  title(): Promise<string> {
    return this.get("/title");
  }

  /** Scrolls as far as a person would have to, because this driver does not always, and clicks. */
  async click(element: ElementRef): Promise<void> {
    await this.run((target) => {
      const box = (target as unknown as Element).getBoundingClientRect();
      if (box.top < 0 || box.bottom > innerHeight) (target as unknown as Element).scrollIntoView({ block: "center" });
    }, element);
    await this.post(`/element/${element[ELEMENT]}/click`);
  }

  /** Types into an element, after what it holds. */
  type(element: ElementRef, text: string): Promise<void> {
    return this.post(`/element/${element[ELEMENT]}/value`, { text });
  }

  role(element: ElementRef): Promise<string> {
    return this.get(`/element/${element[ELEMENT]}/computedrole`);
  }

  label(element: ElementRef): Promise<string> {
    return this.get(`/element/${element[ELEMENT]}/computedlabel`);
  }

  /** Presses keys one after the other, or together when joined by "+", wherever the caret is. */
  async press(...keys: string[]): Promise<void> {
    const actions = keys.flatMap((chord) => {
      const held = chord === "+" ? ["+"] : chord.split("+").map((key) => KEYS[key] ?? key);
      return [
        ...held.map((value) => ({ type: "keyDown", value })),
        ...held.toReversed().map((value) => ({ type: "keyUp", value })),
      ];
    });
    await this.post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.post("/window/rect", { x: 0, y: 0, width, height });
  }

  /** What the window shows, as a PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.get<string>("/screenshot"), "base64");
  }
}

/** Names of keys that have no letter. */
const KEYS: Record<string, string> = {
  Control: "\uE009", Shift: "\uE008", Alt: "\uE00A",
  Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Delete: "\uE017", Space: " ",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015",
  Home: "\uE011", End: "\uE010", PageUp: "\uE00E", PageDown: "\uE00F",
  F1: "\uE031", F6: "\uE036",
};
