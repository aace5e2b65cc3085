/** Every form of a Dutch word finds what holds another form of it: plural and single, bent verbs, compounds, on both engines. */
import { beforeAll, expect, test } from "vitest";
import { Initiative } from "#data/schema/initiative.ts";
import { inTransaction } from "#server/store/database.ts";
import { insertImported } from "#server/store/entries/import-entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { workflow } from "../fixtures/workflow.ts";

const at = "2026-11-28T09:00:00.000Z";
const placed = { buurt: "BU03071001", areas: ["BU03071001", "GM0307"], shown: null };

/** Titles, and what people type for them. */
const planted: [title: string, ...queries: string[]][] = [
  ["Koffie in het buurthuis", "buurthuizen", "huizen koffie"],
  ["Moestuinen achter de flat", "moestuin", "tuinen"],
  ["Schuldhulpverlening aan de keukentafel", "schuldhulp", "keukentafels"],
  ["Taallessen voor nieuwkomers", "taalles", "nieuwkomer"],
  ["Fietscursus op het plein", "fietscursussen", "pleinen"],
  ["Wandelgroep voor ouderen", "wandelgroepen", "oudere"],
  ["Vrijwilligers rijden naar het ziekenhuis", "vrijwilliger", "ziekenhuizen"],
  ["Speelplaats wordt groen", "speelplaatsen", "groene"],
  ["Brieven lezen met een maatje", "brief", "maatjes"],
  ["Activiteiten in de bibliotheek", "activiteit", "bibliotheken"],
  ["Gewerkt aan veilige straten", "werken", "veilig"],
  ["Jeugdkoor zingt in de binnenstad", "koren", "binnensteden"],
  ["Leden van het bewonersplatform", "lid", "bewonersplatforms"],
  ["Eenzaamheid onder jongeren", "eenzame", "jongere"],
];

onEveryEngine((engine) => {
  const { ask, opened } = workflow(engine);
  beforeAll(() =>
    inTransaction(opened().db, (within) =>
      insertImported(
        within,
        planted.map(([title]) => ({
          type: "initiative",
          content: Initiative.parse(wholeInitiative({ title, summary: "Een plan zonder woorden die ertoe doen." })),
          placed,
          organisation: undefined,
        })),
        "published",
        { actor: undefined, at },
      ),
    ),
  );

  const titles = async (query: string): Promise<string[]> => {
    const answer = await (await ask(`/initiatives?q=${encodeURIComponent(query)}`)).json();
    return answer.initiatives.map(({ content }: { content: { title: string } }) => content.title);
  };

  test.each(planted.flatMap(([title, ...queries]) => queries.map((query) => [query, title] as const)))(
    "%s finds: %s",
    async (query, title) => {
      const found = await titles(query);
      expect(found).toContain(title);
      expect(found.length).toBeLessThanOrEqual(3);
    },
  );

  test("a word of another meaning finds nothing", async () => {
    for (const query of ["buurman", "moes saus", "schuldig lam", "werelden", "zingende koorts"])
      expect(await titles(query), query).toEqual([]);
  });
});
