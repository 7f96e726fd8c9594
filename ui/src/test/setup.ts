import "@testing-library/jest-dom/vitest";

// jsdom draws nothing; axe asks for a canvas only to tell icon fonts apart, and we have none.
HTMLCanvasElement.prototype.getContext = () => null;
// jsdom has no layout, so there is nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
