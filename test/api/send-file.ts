/** A file to the import, as its page sends it. */
import type { ImportSettings } from "#data/schema/import-settings.ts";
import type { InitiativeApp } from "./initiative-app.ts";

const heading = "Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad";

/** One line of a list for each name, all at one place. */
export const listOf = (names: readonly string[], [x, y]: readonly [string, string] = ["5,41", "52,166"]): string =>
  [heading, ...names.map((name) => `${name};${name} voor iedereen;initiatief;samenhang;uitvoeren;loopt;${x};${y}`), ""].join(
    "\r\n",
  );

export function sendFile(
  { app, people }: InitiativeApp,
  path: "/import-checks" | "/imports",
  file: string,
  { as, settings }: { as: string; settings?: Partial<ImportSettings> },
): Promise<Response> {
  const form = new FormData();
  form.set("file", new File([file], "lijst.csv"));
  if (settings !== undefined) form.set("settings", JSON.stringify(settings));
  return app.request(`http://localhost/api/v1${path}`, {
    method: "POST",
    body: form,
    headers: { Cookie: people.get(as)?.cookie ?? "", "Idempotency-Key": crypto.randomUUID() },
  }) as Promise<Response>;
}
