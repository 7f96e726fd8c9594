import type { AppCommand } from "./shortcuts";

let runner: ((command: AppCommand) => void) | undefined;

/** Set once by the app. */
export function runWith(next: (command: AppCommand) => void): void {
  runner = next;
}

/** Does one of the app's commands, as the keys would: for Hide and Lock on screens without the rail. */
export function run(command: AppCommand): void {
  runner?.(command);
}
