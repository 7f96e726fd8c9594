import "@testing-library/jest-dom/vitest";
import { configure } from "@testing-library/svelte";

// A busy machine is slow, not wrong: the first screen of a file is compiled while a test waits for it.
configure({ asyncUtilTimeout: 10_000 });


// jsdom draws nothing; axe asks for a canvas only to tell icon fonts apart, and we have none.
HTMLCanvasElement.prototype.getContext = () => null;
// jsdom has no layout, so there is nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
