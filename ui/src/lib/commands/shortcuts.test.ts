import { describe, expect, it } from "vitest";
import { commandFor, pressed, SHORTCUTS } from "./shortcuts";

const press = (key: string, mods: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...mods,
});

describe("keys", () => {
  it("reads presses as people write them", () => {
    expect(pressed(press("n", { ctrlKey: true }))).toBe("Ctrl+N");
    expect(pressed(press("H", { ctrlKey: true, shiftKey: true }))).toBe("Ctrl+Shift+H");
    expect(pressed(press("n", { metaKey: true }))).toBe("Ctrl+N");
    expect(pressed(press("+", { ctrlKey: true, shiftKey: true }))).toBe("Ctrl++");
    expect(pressed(press("=", { ctrlKey: true }))).toBe("Ctrl++");
    expect(pressed(press("F1"))).toBe("F1");
  });

  it("answers to every shortcut it lists", () => {
    expect(commandFor(press("k", { ctrlKey: true }))).toBe("find");
    expect(commandFor(press("l", { ctrlKey: true }))).toBe("lock");
    expect(commandFor(press("0", { ctrlKey: true }))).toBe("usual-size");
    expect(commandFor(press("F1"))).toBe("help");
  });

  it("never answers to a letter alone, or to a longer chord", () => {
    for (const key of "abcdefghijklmnopqrstuvwxyz") expect(commandFor(press(key))).toBeUndefined();
    expect(commandFor(press("n", { ctrlKey: true, altKey: true }))).toBeUndefined();
  });

  it("lists only keys with Ctrl, Alt or a function key", () => {
    for (const shortcut of SHORTCUTS) expect(shortcut.keys).toMatch(/^(Ctrl|Alt|F\d)/);
  });
});
