/** axe finds nothing on any route in any state at five widths; one visit a width, which goes on within the page. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { breakRequests, forgive, go } from "../fixtures/faults.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { type KnownEntries, publishKnowledge } from "../fixtures/known-entries.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { sampleTown } from "../fixtures/published.ts";
import { fits, violations } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({
  data: "town",
  people: async (environment) => {
    await publishMany({ environment, manifest: (await sampleTown()).manifest, count: 30 });
    return {};
  },
});

/** The same for every width. */
let known: Promise<KnownEntries> | undefined;

interface State {
  /** Or that of an entry of knowledge. */
  path: string | ((known: KnownEntries) => string);
  /** Is there when the state is. */
  mark: string;
  /** Brings it about; by default the path does. */
  open?: (page: Page) => Promise<unknown>;
  /** What does not come. */
  broken?: RegExp;
}

const states: State[] = [
  { path: "/?panel=geen&at=5.26,52.557,12", mark: ".legend" },
  {
    path: "/?panel=geen",
    mark: ".legend-source",
    open: (page) => page.getByRole("button", { name: "Legenda uitklappen" }).click(),
  },
  ...["indicatoren", "gebieden", "tabel", "initiatieven", "kaart"].map((panel) => ({
    path: `/?panel=${panel}&at=5.26,52.557,12`,
    mark: "#zijpaneel .panel-body > :not(.wb-waiting)",
  })),
  { path: "/?panel=geen&area=WK999900", mark: "#area-figures" },
  { path: "/kansen?at=5.26,52.557,12", mark: ".gap-scatter" },
  { path: "/kansen?need=eenzaam:2,rokers,geluk&level=buurt", mark: ".gaps-own" },
  { path: "/?panel=tabel&area=WK999900&only=2", mark: "#gebiedspaneel h2" },
  { path: "/?panel=tabel&q=bestaatniet&indicator=misdrijven&year=2021", mark: "#zijpaneel table" },
  { path: "/?panel=tabel&indicator=rokers", mark: "#zijpaneel .wb-notice", broken: /rokers.*\.col$/ },
  { path: "/?panel=geen", mark: "[role=listbox]", open: (page) => search(page, "noord") },
  { path: "/?panel=geen", mark: ".place-note", open: (page) => search(page, "xqxqxq") },
  { path: "/?panel=geen", mark: ".share-menu:popover-open", open: (page) => page.locator(".share-button").click() },
  {
    path: "/?panel=geen",
    mark: ".account-menu:popover-open",
    open: (page) => page.locator("[popovertarget].account-button").click(),
  },
  { path: "/gebied/WK999900", mark: ".theme-fold" },
  { path: "/gebied/NL00", mark: ".theme-fold" },
  { path: "/gebied/BU00000000", mark: "h1" },
  { path: "/gebied/WK999900/aanpak/checklists", mark: ".checklist__item" },
  { path: "/gebied/WK999900/aanpak/afweging", mark: ".lead ~ p" },
  { path: "/aanpak/nieuw/assessment", mark: "#veld-title" },
  { path: "/gebied/WK999901/aanpak/checklists", mark: ".wb-notice--error", broken: /entries\?.*type=checklist/ },
  { path: "/vergelijk", mark: ".compare-add" },
  { path: "/achteruit", mark: "h1" },
  { path: "/vergelijk?compare=WK999900,GM9999,WK999901,WK999902,<b>&benchmark=GM0000", mark: ".compare-table" },
  { path: "/vergelijk/dossier?compare=WK999900,GM9999,WK999901,WK999902", mark: ".dossier[data-ready] .colophon" },
  { path: "/gebied/R-WK999900_1/dossier", mark: ".dossier[data-ready] .colophon" },
  { path: "/initiatieven", mark: ".initiative" },
  { path: "/initiatieven?q=bestaatniet", mark: ".wb-empty" },
  { path: "/initiatieven?kind=initiatief", mark: ".wb-page > .wb-notice", broken: /initiatives\?.*kind=initiatief/ },
  { path: "/initiatieven/bestaat-niet", mark: "h1" },
  { path: "/initiatieven/nieuw", mark: "#veld-title" },
  { path: "/zoeken", mark: ".wb-empty" },
  { path: "/zoeken?q=noord&theme=samenhang", mark: ".search-beside" },
  { path: "/zoeken?q=xqxqxq", mark: ".search-page .wb-empty" },
  { path: "/zoeken?q=kapot", mark: ".search-page .wb-notice", broken: /\/search\?.*kapot/ },
  { path: "/kennis", mark: ".knowledge-card" },
  { path: "/kennis?soort=story&theme=onderwijs", mark: ".wb-empty" },
  { path: "/kennis?soort=example", mark: ".wb-page > .wb-notice", broken: /entries\?.*type=example/ },
  ...["publication", "example", "story"].map((type) => ({ path: `/kennis/nieuw/${type}`, mark: "#veld-title" })),
  { path: ({ publication }) => publication, mark: ".entry-page .wb-notice" },
  { path: ({ example }) => example, mark: ".entry-facts" },
  { path: ({ example }) => `${example}/bewerken`, mark: "#veld-title" },
  { path: ({ story }) => story, mark: ".retract" },
  {
    path: ({ story }) => story,
    mark: ".retract .wb-list",
    open: (page) => page.getByRole("button", { name: "Trek de toestemming in" }).click(),
  },
  { path: ({ withdrawn }) => withdrawn, mark: "h1" },
  { path: ({ story }) => story.replace(/.*\//, "/beheer/"), mark: ".retract" },
  {
    path: "/?panel=geen&knowledge=aan&at=5.26,52.557,12",
    mark: ".theme-legend .entry-glyph",
    open: (page) => page.getByRole("button", { name: "Legenda uitklappen" }).click(),
  },
  { path: "/vraagbaak", mark: ".question-how" },
  { path: "/kennis/nieuw/question", mark: "#veld-question" },
  { path: ({ question }) => question, mark: "#antwoorden" },
  { path: `/vraag-aan-jou#${"x".repeat(80)}`, mark: ".wb-page > .lead" },
  { path: "/beheer/vragen", mark: "h2" },
  { path: "/leeragenda", mark: ".knowledge-card" },
  { path: "/leeragenda?theme=werk", mark: ".wb-empty" },
  { path: "/leeragenda?theme=onderwijs", mark: ".wb-page .wb-notice", broken: /learning-questions\?.*onderwijs/ },
  { path: ({ learningQuestion }) => learningQuestion, mark: ".question-choose .page-actions" },
  { path: ({ learningQuestion }) => `${learningQuestion}/bewerken`, mark: "#veld-standing" },
  { path: "/aanpak", mark: ".approach-states" },
  { path: "/aanpak/matrix", mark: ".approach-matrix" },
  { path: "/aanpak/programma?colour=money", mark: ".programme, .programme-cards" },
  { path: "/aanpak/programma?group=krachtwijken", mark: ".programme-page .wb-notice", broken: /programme\?.*krachtwijken/ },
  { path: "/gebied/voorbeeldstad-oost/aanpak/wie?theme=wonen", mark: ".area-knowledge" },
  { path: "/gebied/voorbeeldstad-oost/aanpak", mark: ".approach-nothing" },
  { path: "/gebied/GM9999/aanpak", mark: ".approach-page .wb-notice--error", broken: /areas\/GM9999\/approach/ },
  { path: "/gebied/NL00/aanpak", mark: ".approach-page .wb-notice" },
  { path: ({ areaApproach }) => areaApproach, mark: ".entry-rows" },
  { path: ({ fundingLine }) => fundingLine, mark: ".entry-facts" },
  { path: ({ fundingLine }) => `${fundingLine}/bewerken`, mark: "#veld-instrument" },
  { path: "/gebied/BU99990101/aanpak/geld", mark: ".money-chart" },
  { path: "/gebied/BU99990101/aanpak/geld?ending=2028&state=alle&columns=theme", mark: ".money-lines" },
  { path: "/gebied/WK999902/aanpak/geld", mark: ".wb-empty" },
  { path: "/gebied/WK999901/aanpak/geld", mark: ".approach-page .wb-notice--error", broken: /money\/totals.*WK999901/ },
  { path: "/gebied/BU99990101/aanpak", mark: ".goal-figures" },
  { path: ({ agreement }) => agreement, mark: ".agreement-confirm li" },
  { path: "/gebied/BU99990101/aanpak/afspraken", mark: ".agreement-marks, .agreement" },
  { path: "/gebied/BU99990101/aanpak/afspraken?show=kalender&year=2027", mark: ".agreement-months" },
  { path: "/gebied/BU99990101/aanpak/afspraken?show=tijdas", mark: ".agreement-axis svg" },
  { path: "/gebied/BU99990101/aanpak/afspraken?standing=lapsed", mark: ".wb-page .wb-empty" },
  { path: "/gebied/BU99990101/aanpak/afspraken?standing=kept", mark: ".wb-page .wb-notice", broken: /agreements\?.*kept/ },
  { path: "/op-de-hoogte?in=GM9999&theme=samenhang,wonen&soort=story", mark: ".subscription select" },
  { path: `/op-de-hoogte#${"x".repeat(80)}`, mark: ".wb-page > .lead" },
  { path: "/bronnen", mark: ".source-card" },
  { path: "/over", mark: "h1" },
  { path: "/methode", mark: "h1" },
  { path: "/toegankelijkheid", mark: "h1" },
  { path: "/bestaat-niet", mark: "h1" },
  { path: "/aanmelden", mark: "h1" },
  { path: "/welkom", mark: ".welcome-step" },
  { path: "/adres", mark: "h1" },
  { path: "/beheer?state=alles", mark: "table" },
  { path: "/beheer/import", mark: "h1" },
  { path: "/beheer/mensen", mark: "table" },
  { path: "/beheer/organisaties", mark: "h1" },
  { path: "/beheer/uitgaven", mark: ".edition-new .wb-notice--error", open: lookAtNothing },
];

/** A new edition that has every fault. */
async function lookAtNothing(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Of plak de tekst van het bestand" }).fill("[]");
  await page.getByRole("button", { name: "Kijk na" }).click();
}

async function search(page: Page, text: string): Promise<void> {
  await page.locator(".top-search input").click();
  await page.getByRole("combobox").fill(text);
}

test.each([
  [320, 640],
  [390, 844],
  [820, 1180],
  [1280, 640],
  [1440, 900],
])("at %i by %i", { timeout: 420_000 }, async (width, height) => {
  const { page, findings } = await app.openAsBeheerder("/?panel=geen", { viewport: { width, height } });
  await page.evaluate(
    async (content) => {
      const headers = { "Content-Type": "application/json", "Idempotency-Key": `${Math.random()}-axe-widths` };
      const made = await fetch("/api/v1/working-versions", { method: "POST", headers, body: JSON.stringify({ content }) });
      // A body that nobody reads keeps its request open.
      await made.text();
    },
    wholeInitiative({ place: { kind: "area", code: "NL00", public: true } }),
  );
  const found: string[] = [];
  known ??= publishKnowledge(app, "BU99990101");
  const entries = await known;
  for (const { path: at, mark, open, broken } of states) {
    const path = typeof at === "string" ? at : at(entries);
    const fault = broken && (await breakRequests(page, broken, "busy"));
    await go(page, path);
    await open?.(page);
    await page
      .locator(mark)
      .first()
      .waitFor({ timeout: 20_000 })
      .catch(() => found.push(`${path} ${mark}: does not come`));
    await calm(page);
    // While suggestions are open the rest is hidden from readers, and Tab closes them before it gets there: axe cannot see that.
    const hidden = /listbox|place-note/.test(mark) ? "aria-hidden-focus" : "?";
    const seen = (await violations(page)).filter((one) => !one.startsWith(`${hidden}:`));
    found.push(...seen.map((one) => `${path} ${mark}: ${one}`));
    if (!path.startsWith("/beheer")) await fits(page, width);
    if (open) await page.keyboard.press("Escape");
    // It stays unfolded from one page to the next.
    const fold = page.getByRole("button", { name: "Legenda inklappen" });
    if (await fold.count()) await fold.click();
    await fault?.heal();
  }
  forgive(findings);
  expect(found).toEqual([]);
});
