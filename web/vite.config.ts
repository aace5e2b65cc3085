/** Build of the web app: root web/, output web/dist. Only the map page pulls in maplibre; panels and pages are chunks of their own. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = import.meta.dirname;
/** `npm run serve` answers these while `vite` serves the app in development. */
const backend = process.env.BACKEND_URL ?? "http://127.0.0.1:3000";

/** Compressed siblings at full strength, once a build, so that no server spends time or bytes on it. */
function compressedSiblings(): Plugin {
  return {
    name: "compressed-siblings",
    apply: "build",
    writeBundle({ dir }) {
      const folder = `${dir}/assets`;
      for (const name of readdirSync(folder).filter((one) => /\.(js|mjs|css)$/.test(one))) {
        const bytes = readFileSync(`${folder}/${name}`);
        writeFileSync(`${folder}/${name}.br`, brotliCompressSync(bytes));
        writeFileSync(`${folder}/${name}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Late parts come as `late-chunks.ts` says, and not as Vite does. */
function lateChunks(): Plugin {
  return {
    name: "late-chunks",
    apply: "build",
    enforce: "pre",
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => `export * from ${JSON.stringify(`${here}/late-chunks.ts`)};`,
    },
  };
}

export default defineConfig({
  root: here,
  plugins: [
    lateChunks(),
    react(),
    paraglideVitePlugin({
      project: `${here}/messages/project.inlang`,
      outdir: `${here}/paraglide`,
      // Dutch unless the reader chose English.
      strategy: ["localStorage", "baseLocale"],
      // One module a message, so that a chunk carries only the sentences it shows.
      outputStructure: "message-modules",
    }),
    compressedSiblings(),
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
    rolldownOptions: {
      output: {
        // A first view is few requests: libraries, what every page shares, and the map page. What opens later stays apart.
        codeSplitting: {
          groups: [
            {
              name: "libraries",
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|zod|use-sync-external-store)\/|rolldown\/runtime/,
              priority: 2,
            },
            // By this name the server tells the browser of it before the page has run a line.
            { name: "maplibre", test: /node_modules\/(maplibre-gl|pmtiles|fflate)\//, priority: 1 },
            {
              name: "screen",
              // Not what only initiatives, a search, a panel or a page need: their words, marks, schema and its geometry come after the first picture.
              test: /\/web\/(paraglide\/(?!messages\/(initiatives?|gaps_|signin|trend|layer_(?!panel)|form|export|import|beheer|accounts?|proposal|notfound|locate_(?!button)|clusters|selection|method|time_|about|approach|a11y|sources|confirm|passkey|feed|table|group|options|area_(?!unknown)|search_(?!label|hint)|kind_|absent_|mark_(key|all)|status_reasons|table_marks|figure_margin_why|mark_modelled_why|work_|devices_|lists_|comparable_|compare_|dossier_|profile_|entries_|follow|retract|knowledge_|everything_|region_|activity_|question_|learning_|agreement_|matrix_|programme_|money_|signal_|check_|edition_|assess_|guide_|subscribe_)_?)|ui\/(?!theme-|place-options|figure-notes)|state\/(?!.*draft|analysis|gap|hot-spot|own-selection|point-filter|time))|\/web\/[a-z]+\.ts$|\/web\/shell\/top-bar|\/web\/search\/place-search|\/web\/map\/areas\/outline\.ts|\/web\/api\/(own-location|initiative-filter)\.ts|\/tiles\/layers\.ts|\/data\/(?!checklists\/|assessment\/|editions\/|codecs\/(initiative-points|neighbours)|comparable\/|approach\/(programme|movement)|indicators\/((read-)?need|structure)|entries\/|geometry\/|region\/|spatial\/|search\/(find-areas|find-places|place-index|regions)|schema\/(analysis|gap|supply|completeness|freshness|public-initiative|initiative|geometry|text|faults|permission|organisation|workflow|record|queue|merge)\.|indicators\/(read-)?need)/,
              priority: 1,
            },
            // What the first view shows after its first picture, with its words and not those of every page: notes beside figures, initiatives.
            { name: "notes", test: /\/web\/(labels\/figures|ui\/figure-notes)\./, priority: 0.6 },
            {
              name: "marks",
              test: /\/web\/(labels\/(initiative-words|theme-glyphs)|paraglide\/messages\/(layer_close|initiative_loading)|ui\/theme-glyph|figures\/next-steps|api\/initiatives|state\/(team-drafts|point-filter))\./,
              priority: 0.5,
            },
            // Words of many pages: one request in place of sixty, which a page would ask for when its own script is there.
            {
              name: "shared",
              test: /\/web\/(paraglide\/messages|labels)\//,
              minShareCount: 3,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
});
