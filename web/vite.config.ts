/** Build of the web app: root web/, output web/dist. Only the map page pulls in maplibre; panels and pages are chunks of their own. */
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;
/** `npm run serve` answers these while `vite` serves the app in development. */
const backend = process.env.BACKEND_URL ?? "http://127.0.0.1:3000";

export default defineConfig({
  root: here,
  plugins: [
    react(),
    paraglideVitePlugin({
      project: `${here}/messages/project.inlang`,
      outdir: `${here}/paraglide`,
      // Dutch unless the reader chose English.
      strategy: ["localStorage", "baseLocale"],
      // One module a message, so that a chunk carries only the sentences it shows.
      outputStructure: "message-modules",
    }),
  ],
  server: { proxy: { "/published": backend, "/api": backend } },
  preview: { proxy: { "/published": backend, "/api": backend } },
  build: {
    outDir: `${here}/dist`,
    emptyOutDir: true,
    target: "es2023",
    // The content security policy forbids data: scripts; small assets stay files for the same reason.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
