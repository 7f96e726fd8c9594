import { expect, it } from "vitest";
import { stopCardFrom } from "./stopCard";

const on = (path: string, params: Record<string, string> = {}) => ({ route: { path, title: "", load: () => Promise.reject(new Error("not asked for")) }, params });

it("knows the visit on each of its pages, and the way back with all of its address", () => {
  expect(stopCardFrom(on("/visits/:id/ward", { id: "v1" }), "#/visits/v1/ward")).toBe("#/at-risk/v1?back=%2Fvisits%2Fv1%2Fward");
  expect(stopCardFrom(on("/visits/:id", { id: "v1" }), "#/visits/v1")).toContain("#/at-risk/v1?");
  expect(stopCardFrom(on("/concerns/new"), "#/concerns/new?visit=v1&risk=no")).toBe("#/at-risk?back=%2Fconcerns%2Fnew%3Fvisit%3Dv1%26risk%3Dno");
  expect(stopCardFrom(on("/notes/:id", { id: "n1" }), "#/notes/n1")).toBe("#/at-risk?back=%2Fnotes%2Fn1");
});

it("stays on the card, with the way back it had", () => {
  const here = "#/at-risk/v1?back=%2Fvisits%2Fv1%2Fward";
  expect(stopCardFrom(on("/at-risk/:id", { id: "v1" }), here)).toBe(here);
});

it("leads somewhere where there is no such page", () => {
  expect(stopCardFrom({ route: undefined, params: {} }, "#/nowhere")).toBe("#/at-risk?back=%2Fnowhere");
});
