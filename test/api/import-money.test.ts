/** Money of initiatives in a file: who pays, how much, in which state, what kind of payer it is and for how long; there and back. */
import { beforeAll, expect, test } from "vitest";
import type { ImportCheck, ImportRecord } from "#data/schema/import-answer.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { sendFile } from "../fixtures/send-file.ts";
import { json } from "../fixtures/workflow.ts";

const heading =
  "Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad;Wie betaalt;Bedrag;Status subsidie;Soort betaler;Structureel of tijdelijk";
const csv = (...rows: [title: string, money: string][]) =>
  [
    heading,
    ...rows.map(([title, money]) => `${title};Samen voor de buurt;initiatief;samenhang;uitvoeren;loopt;5,41;52,166;${money}`),
    "",
  ].join("\r\n");

onEveryEngine((engine) => {
  let app: InitiativeApp;
  beforeAll(async () => {
    app = await initiativeApp(await engine.open());
    return () => app.remove();
  });
  const check = async (file: BlobPart) => json<ImportCheck>(await sendFile(app, "/import-checks", file, { as: "admin" }));
  const run = async (file: BlobPart) => {
    const settings = { ...(await check(file)).settings, landing: "published" as const, selfApproved: true };
    return json<ImportRecord>(await sendFile(app, "/imports", file, { as: "admin", settings }), 201);
  };
  const undo = ({ id }: ImportRecord) => app.ask(`/imports/${id}`, { method: "DELETE", as: "admin" });
  const kept = async () => {
    const { initiatives } = await json<{ initiatives: { content: { title: string; funding: object[] } }[] }>(
      await app.ask("/initiatives"),
    );
    return Object.fromEntries(initiatives.map(({ content: { title, funding } }) => [title, funding]));
  };

  test("it comes with its state, payer and duration, and is read back from our own files as it was", async () => {
    const file = csv(
      ["Moestuin", "Gemeente Utrecht;€ 12.500,50;uitbetaald;gemeentelijk;structureel"],
      ["Eettafel", "Oranje Fonds;;;fonds;"],
      ["Speelplek", ";;;;"],
    );
    const { settings } = await check(file);
    expect(settings.fields).toMatchObject({ payer: "{Soort betaler}", duration: "{Structureel of tijdelijk}" });
    const expected = {
      Moestuin: [{ source: "Gemeente Utrecht", amount: 12500.5, status: "paid", payer: "gemeente", duration: "structural" }],
      Eettafel: [{ source: "Oranje Fonds", status: "committed", payer: "fonds" }],
      Speelplek: [],
    };
    let made = await run(file);
    for (const form of ["csv", "xlsx"]) {
      expect(await kept()).toEqual(expected);
      const exported = await (await app.ask(`/initiatives/exports/${form}`)).arrayBuffer();
      await undo(made);
      expect(await kept()).toEqual({});
      made = await run(exported);
    }
    expect(await kept()).toEqual(expected);
  });

  test("a word that means nothing is a fault of its column, and money without a payer is nobody's", async () => {
    const { preview } = await check(csv(["Moestuin", "Iemand;5;paid;de koning;ooit"]));
    expect(preview[0]?.faults.map(({ field }) => field)).toEqual(["payer", "duration"]);
    const { settings } = await check(csv(["Moestuin", ";;;;"]).replace("Wie betaalt", "Kleur"));
    for (const field of ["amount", "fundingStatus", "payer", "duration"]) expect(settings.fields).not.toHaveProperty(field);
  });
});
