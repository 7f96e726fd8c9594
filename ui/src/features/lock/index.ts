export { default as Damaged } from "./Damaged.svelte";
export { default as Unlock } from "./Unlock.svelte";
