/** A disk of its own for a folder of records, which can be full or read-only. Linux, and only as root. */
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { until } from "./wait.ts";

export const MAY_MOUNT = process.platform === "linux" && process.getuid?.() === 0;

const BALLAST = "ballast";
const PIECE = Buffer.alloc(64 * 1024);

export class Disk {
  private readonly folder: string;

  /** Puts a disk of some megabytes under an empty folder. */
  constructor(folder: string, megabytes: number) {
    this.folder = folder;
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  }

  /** Takes up all that is left. */
  fill(): void {
    const ballast = openSync(join(this.folder, BALLAST), "w");
    try {
      for (;;) writeSync(ballast, PIECE);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    } finally {
      closeSync(ballast);
    }
    if (statfsSync(this.folder).bavail > 0) throw new Error("the disk still has room");
  }

  /** Gives the room back. */
  free(): void {
    rmSync(join(this.folder, BALLAST));
  }

  /** Waits until nothing writes there any more, such as a renderer that ends after its window. */
  async readOnly(yes: boolean): Promise<void> {
    await until("the disk to be left alone", () => spawnSync("mount", ["-o", `remount,${yes ? "ro" : "rw"}`, this.folder]).status === 0);
  }

  remove(): void {
    execFileSync("umount", ["--lazy", this.folder]);
  }
}
