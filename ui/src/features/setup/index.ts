export { default as Setup } from "./Setup.svelte";
