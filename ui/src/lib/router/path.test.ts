import { expect, it } from "vitest";
import { href, match, parseHash } from "./path";

it("builds addresses and reads them back", () => {
  const to = href("/visits/:id/notes/:note", { id: "a/b", note: "Bay 2" }, { tab: "all", from: undefined });
  expect(to).toBe("#/visits/a%2Fb/notes/Bay%202?tab=all");
  const { path, search } = parseHash(to);
  expect(match("/visits/:id/notes/:note", path)).toEqual({ id: "a/b", note: "Bay 2" });
  expect(search).toEqual({ tab: "all" });
});

it("leaves out a search part that is empty", () => {
  expect(href("/notes", null, { words: "" })).toBe("#/notes");
});

it("matches whole paths only", () => {
  expect(match("/visits", "/visits/7")).toBeUndefined();
  expect(match("/visits/:id", "/visits")).toBeUndefined();
  expect(match("/visits/new", "/visits/7")).toBeUndefined();
  expect(match("/", "/")).toEqual({});
});

it("takes anything odd for home or as it stands, and never throws", () => {
  expect(parseHash("")).toEqual({ path: "/", search: {} });
  expect(parseHash("#nonsense").path).toBe("/");
  expect(match("/find/:words", "/find/%E0%A4%A")).toEqual({ words: "%E0%A4%A" });
});
