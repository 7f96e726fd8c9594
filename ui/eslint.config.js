import { readdirSync } from "node:fs";
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const onlyHere = {
  group: ["@tauri-apps/*"],
  message: "Only src/lib/ipc/hosts/tauri.ts may know that this is Tauri.",
};

const features = readdirSync("src/features", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** A feature may use shared and lib, never another feature and never app. */
const featureRules = features.map((name) => ({
  files: [`src/features/${name}/**/*.{ts,svelte}`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          onlyHere,
          {
            group: [
              ...features.filter((other) => other !== name).flatMap((other) => [`**/features/${other}/**`, `../${other}/**`, `../../${other}/**`]),
              "**/app/**",
            ],
            message: "A feature imports shared and lib, never another feature and never app.",
          },
        ],
      },
    ],
  },
}));

export default ts.config(
  { ignores: ["dist", "node_modules", "src/lib/ipc/generated.ts"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  { files: ["*.js", "*.ts"], languageOptions: { globals: { ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ["src/**/*.{ts,svelte}"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [onlyHere] }],
      "no-console": "error",
      "svelte/no-inline-styles": ["error", { allowTransitions: false }],
      "svelte/no-at-html-tags": "error",
      // `{" "}` is how a space before an inline part survives formatting.
      "svelte/no-useless-mustaches": "off",
      // A SvelteKit rule; our addresses are hashes made by `href`.
      "svelte/no-navigation-without-resolve": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/shared/**/*.{ts,svelte}"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [onlyHere, { group: ["**/lib/ipc/client*", "**/lib/state/**", "**/features/**", "**/app/**"], message: "Shared parts show and edit; they never call the core." }] },
      ],
    },
  },
  {
    files: ["src/lib/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [onlyHere, { group: ["**/features/**", "**/app/**", "**/shared/**"], message: "lib is the lowest layer." }] },
      ],
    },
  },
  ...featureRules,
  { files: ["src/lib/ipc/hosts/tauri.ts"], rules: { "no-restricted-imports": "off" } },
);
