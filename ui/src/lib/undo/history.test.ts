import { describe, expect, it } from "vitest";
import { History } from "./history";

/** Types letter by letter at the end, `gap` milliseconds apart, and tells the time after the last. */
function type(history: History, words: string, from = 0, gap = 50): number {
  let when = from;
  let text = history.now.text;
  for (const letter of words) {
    text += letter;
    when += gap;
    history.record({ text, start: text.length, end: text.length }, when);
  }
  return when;
}

const empty = () => new History({ text: "", start: 0, end: 0 });

describe("undo in steps of a word", () => {
  it("takes back one word at a time, not the whole run", () => {
    const history = empty();
    type(history, "Two call bells");
    expect(history.undo()?.text).toBe("Two call ");
    expect(history.undo()?.text).toBe("Two ");
    expect(history.undo()?.text).toBe("");
    expect(history.undo()).toBeUndefined();
  });

  it("brings them back with the caret where it was", () => {
    const history = empty();
    type(history, "Two call bells");
    history.undo();
    history.undo();
    expect(history.redo()).toEqual({ text: "Two call ", start: 9, end: 9 });
    expect(history.redo()?.text).toBe("Two call bells");
    expect(history.redo()).toBeUndefined();
  });

  it("starts a new step after a pause of more than a second", () => {
    const history = empty();
    const when = type(history, "bel");
    type(history, "ls", when + 1100);
    expect(history.undo()?.text).toBe("bel");
  });

  it("keeps a paste apart from the typing around it", () => {
    const history = empty();
    const when = type(history, "saw");
    const pasted = "saw the whole pasted sentence";
    history.record({ text: pasted, start: pasted.length, end: pasted.length }, when + 10);
    history.record({ text: `${pasted}!`, start: pasted.length + 1, end: pasted.length + 1 }, when + 20);
    expect(history.undo()?.text).toBe(pasted);
    expect(history.undo()?.text).toBe("saw");
  });

  it("keeps deleting apart from typing, and one run of deleting together", () => {
    const history = empty();
    let when = type(history, "bells");
    for (const text of ["bell", "bel", "be"]) history.record({ text, start: text.length, end: text.length }, (when += 50));
    expect(history.undo()?.text).toBe("bells");
    expect(history.undo()?.text).toBe("");
  });

  it("forgets what was undone once something new is typed", () => {
    const history = empty();
    const when = type(history, "one two");
    history.undo();
    expect(history.canRedo).toBe(true);
    type(history, "x", when);
    expect(history.canRedo).toBe(false);
    expect(history.now.text).toBe("one x");
  });

  it("does not make a step of a caret that only moved", () => {
    const history = empty();
    type(history, "one");
    history.record({ text: "one", start: 0, end: 0 }, 5000);
    history.undo();
    expect(history.now.text).toBe("");
  });

  it("starts a new step after the box was left", () => {
    const history = empty();
    const when = type(history, "be");
    history.close();
    type(history, "lls", when);
    expect(history.undo()?.text).toBe("be");
  });

  it("keeps the last 200 steps and no more", () => {
    const history = empty();
    type(history, "word ".repeat(300));
    let steps = 0;
    while (history.undo()) steps += 1;
    expect(steps).toBe(200);
  });

  it("never loses the newest words, whatever is undone and redone", () => {
    const history = empty();
    const texts = ["", "Łódź ", "Łódź ŵ", "", "long paste of many letters"];
    texts.forEach((text, at) => history.record({ text, start: text.length, end: text.length }, at * 2000));
    while (history.undo());
    let last = "";
    for (let moment = history.redo(); moment; moment = history.redo()) last = moment.text;
    expect(last).toBe("long paste of many letters");
  });
});
