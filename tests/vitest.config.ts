import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["desktop/journeys/**/*.test.ts"],
    // Every journey opens real windows: two files at a time would fight over two cores.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    globalSetup: ["desktop/harness/programs.ts"],
  },
});
