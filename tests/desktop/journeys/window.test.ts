/** The window itself: it opens, it is shut to the outside, it comes back, and it closes in order. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";
import { setUpDesk, startDriver } from "../harness/desk.ts";
import { Session } from "../harness/driver.ts";
import { descendantsRunning, start } from "../harness/processes.ts";
import { APP, SHIPPED_APP } from "../harness/programs.ts";
import { until } from "../harness/wait.ts";

interface Tauri {
  invoke(command: string, args: object): Promise<unknown>;
}

describe("an open window", () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await Laptop.open("window");
  });
  afterAll(() => laptop.shut());

  test("shows its first screen, accessible", async () => {
    await laptop.page.find({ role: "heading" });
    expect(await laptop.page.session.title()).toContain("Critical Friend");
    await expectAccessible(laptop.page, "first screen");
    await laptop.page.picture("first-screen");
  });

  test("gives scripts no Tauri but the one way to ask", async () => {
    const globals = await laptop.page.session.run(() => "__TAURI__" in window);
    expect(globals).toBe(false);
    for (const command of ["plugin:dialog|open", "plugin:opener|open_path", "plugin:window|close", "plugin:event|emit"]) {
      const answer = await laptop.page.session.runAsync(async (name: string) => {
        const { __TAURI_INTERNALS__: tauri } = window as unknown as { __TAURI_INTERNALS__: Tauri };
        return tauri.invoke(name, {}).then(
          () => "allowed",
          (error) => `refused: ${error}`,
        );
      }, command);
      expect(answer, command).toContain("refused");
    }
  });

  test("answers a request it does not know with an error, and goes on", async () => {
    const code = await laptop.page.session.runAsync(async () => {
      const { __TAURI_INTERNALS__: tauri } = window as unknown as { __TAURI_INTERNALS__: Tauri };
      return tauri.invoke("rpc", { name: "no.such", payload: {} }).then(
        () => "answered",
        (error: { code: string }) => error.code,
      );
    });
    expect(code).toBe("internal");
  });

  test("a fault in one request is told, and the program goes on", async () => {
    const codes = await laptop.page.session.runAsync(async () => {
      const { __TAURI_INTERNALS__: tauri } = window as unknown as { __TAURI_INTERNALS__: Tauri };
      const ask = (name: string) =>
        tauri.invoke("rpc", { name, payload: {} }).then(
          () => "answered",
          (error: { code: string }) => error.code,
        );
      return [await ask("e2e.panic"), await ask("app.status")];
    });
    expect(codes).toEqual(["internal", "answered"]);
  });

  test("runs nothing and fetches nothing from elsewhere", async () => {
    const refused = await laptop.page.session.runAsync(async () => {
      const directives: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => directives.push(event.effectiveDirective));
      await fetch("http://127.0.0.1:9/").catch(() => undefined);
      const script = document.createElement("script");
      script.append("window.wasRun = true");
      document.body.append(script);
      let markup = "taken";
      try {
        document.createElement("div").innerHTML = "<b>words</b>";
      } catch {
        markup = "refused";
      }
      const picture = document.createElement("img");
      picture.src = "http://127.0.0.1:9/x.png";
      document.body.append(picture);
      const frame = document.createElement("iframe");
      frame.src = "https://example.org/";
      document.body.append(frame);
      for (const added of [script, picture, frame]) added.remove();
      const looks = 100;
      for (let look = 0; look < looks && directives.length < 4; look += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return { directives: [...new Set(directives)].sort(), markup, wasRun: "wasRun" in window };
    });
    expect(refused.wasRun).toBe(false);
    expect(refused.markup, "only the screens' own templates become elements").toBe("refused");
    expect(refused.directives).toEqual(expect.arrayContaining(["connect-src", "img-src", "require-trusted-types-for"]));
  });

  test("cannot be led to another page", async () => {
    await laptop.page.session.run(() => {
      window.open("https://example.org/");
      location.href = "data:text/html,elsewhere";
    });
    await laptop.page.find({ role: "heading" });
    expect(await laptop.page.session.run(() => location.protocol)).toBe("tauri:");
  });

  test("a second start for the same records only brings the first to the front", async () => {
    const second = start(APP, ["--data", laptop.data], { env: laptop.env, log: join(laptop.logs, "second.log") });
    await until("the second start to end", () => second.child.exitCode ?? second.child.signalCode);
    expect(second.child.exitCode).toBe(0);
    await laptop.page.find({ role: "heading" });
  });

  test("a new window takes over when the renderer dies", async () => {
    const [before] = laptop.renderers();
    await laptop.crashRenderer();
    await until("another renderer", () => laptop.renderers().some((pid) => pid !== before));
  });
});

test("closing waits for the screens, and ends the program", async () => {
  const laptop = await Laptop.open("closing");
  await laptop.page.find({ role: "heading" });
  await laptop.quit();
  await laptop.start();
  await laptop.page.find({ role: "heading" });
  await laptop.shut();
});

test("the shipped app cannot be steered", async () => {
  const desk = await setUpDesk("shipped");
  const { address, group } = await startDriver(desk);
  onTestFinished(async () => {
    await group.end();
    await desk.clear();
  });
  const data = join(desk.folder, "records");
  const opening = Session.open(address, SHIPPED_APP, ["--data", data], 8_000).then(
    () => "steered",
    () => "refused",
  );
  const app = await until("the app", () => descendantsRunning(group.pid, SHIPPED_APP)[0]);
  await until("its renderer", () => descendantsRunning(app, "WebKitWebProcess")[0]);
  const environment = readFileSync(`/proc/${app}/environ`, "utf8");
  expect(environment).not.toMatch(/TAURI_WEBVIEW_AUTOMATION|WEBKIT_INSPECTOR/);
  expect(await opening).toBe("refused");
  expect(readdirSync(data)).toContain("window");
});
