import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // The app is opened from the bundle, never from a web address.
  base: "./",
  build: {
    target: "safari16",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: ["node_modules/nhsuk-frontend/dist", "node_modules"],
        quietDeps: true,
      },
    },
  },
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/test/setup.ts"],
    include: ["src/**/*.test.ts"],
    css: false,
    // A busy machine is slow, not wrong; a test that hangs still ends.
    testTimeout: 30_000,
  },
});
