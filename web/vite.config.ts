import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { thirdParty } from "./third-party.ts";

/** The shell's own style sheet and font; every other asset is named after what loads it. */
const assetName = (names: readonly string[]): string =>
  names.some((name) => name === "index.css" || name.endsWith(".woff2")) ? "assets/app[extname]" : "assets/[name][extname]";

/** A shell and parts that are loaded later, with stable names, so that two builds are the same bytes. */
export default defineConfig({
  plugins: [thirdParty()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("../server/static", import.meta.url)),
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        entryFileNames: "assets/app.js",
        chunkFileNames: "assets/[name].js",
        assetFileNames: ({ names }) => assetName(names),
      },
    },
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8000", ws: true } } },
  test: { include: ["test/**/*.test.ts"] },
});
