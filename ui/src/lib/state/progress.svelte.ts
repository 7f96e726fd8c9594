import type { Progress } from "../ipc/generated";

/** The latest word from each long job, by its name: `pack`, `share`, `import`, `restore`. */
const jobs = $state<Record<string, Progress | undefined>>({});

/** Called by the app's one event listener. */
export function hearProgress(progress: Progress): void {
  jobs[progress.job] = progress;
}

/** How far a job has come; none when it has not said anything since `forgetProgress`. */
export function progressOf(job: string): Progress | undefined {
  return jobs[job];
}

/** Call before a job is started and when it has ended. */
export function forgetProgress(job: string): void {
  delete jobs[job];
}
