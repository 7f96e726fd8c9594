import { render, screen } from "@testing-library/svelte";
import jsQR from "jsqr";
import { expect, it } from "vitest";
import QrCode from "./QrCode.svelte";

/** So many pixels a square, as a camera might see it. */
const SCALE = 4;

/** What a camera sees of the drawing: white, but for the squares of the path. */
function seen(svg: Element) {
  const side = Number(svg.getAttribute("viewBox")?.split(" ")[2]) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of svg.querySelector("path")?.getAttribute("d")?.matchAll(/M(\d+) (\d+)h1v1h-1z/g) ?? []) {
    for (let row = 0; row < SCALE; row++) {
      const from = ((Number(y) * SCALE + row) * side + Number(x) * SCALE) * 4;
      for (let at = from; at < from + SCALE * 4; at++) if (at % 4 !== 3) pixels[at] = 0;
    }
  }
  return { pixels, side };
}

it("is read by a camera as the code that stands beside it", () => {
  const code = "V1-7K4P-QX2M-9DRT-H6WB-3NVC-E8YF-2ZJS";
  render(QrCode, { text: code, label: "The same code" });
  const { pixels, side } = seen(screen.getByRole("img", { name: "The same code" }));
  expect(jsQR(pixels, side, side)?.data).toBe(code);
});
