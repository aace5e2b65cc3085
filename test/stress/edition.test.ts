/** `npm run edition -- FILE`: an edition of an organisation, taken into use on the machine itself beside a server that runs. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EditionList } from "#data/editions/edition.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { nextChecklist } from "../fixtures/editions.ts";
import { type LivingPlace, livingPlace } from "../fixtures/living-server.ts";
import { root } from "../fixtures/once.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";

async function edition(args: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, "server/edition.ts"), ...args], { env: { ...process.env, ...environment } });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk));
  return { code: await new Promise((done) => child.once("close", done)), said };
}

onEveryEngine((engine) => {
  let place: LivingPlace;
  let server: RunningServer;
  let folder: string;
  beforeAll(async () => {
    place = await livingPlace(engine);
    server = await startServer(place.environment);
    folder = await mkdtemp(join(tmpdir(), "edition-"));
  });
  afterAll(async () => {
    await server?.stop();
    await place?.remove();
    await rm(folder, { recursive: true, force: true });
  });
  const newest = async () => EditionList.parse(await (await fetch(`${server.url}/api/v1/editions`)).json()).editions.at(-1)?.id;
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  test("is looked at, refused with every fault, or taken into use, and the server reads it at once", async () => {
    const file = await write("nieuw.json", JSON.stringify(nextChecklist()));
    const wrong = await write("fout.json", JSON.stringify(nextChecklist({ id: "2027", concept: true, sources: [] })));
    for (const [args, expected] of [
      [[], /Noem één bestand/],
      [[join(folder, "weg.json")], /geen JSON die te lezen is/],
      [[await write("half.json", "{")], /geen JSON die te lezen is/],
      [[await write("leeg.json", "{}")], /template: Kies een van de mogelijkheden/],
      [[wrong], /id: Een jaar alleen.*concept: .*parts\.0\.items\.0\.source: Deze bron/s],
    ] as const) {
      const { code, said } = await edition([...args], place.environment);
      expect([code, said]).toEqual([1, expect.stringMatching(expected)]);
    }
    const looked = await edition([file, "--check"], place.environment);
    expect(looked).toEqual({ code: 0, said: expect.stringMatching(/^Na uitgave 2026: 1 nieuw.*0 ingevuld\.\n$/) });
    expect(await newest()).toBe("2026");
    const { code, said } = await edition([file], place.environment);
    expect([code, said]).toEqual([0, expect.stringContaining("Uitgave amersfoort-2027 van Gemeente Amersfoort is in gebruik")]);
    expect(await newest()).toBe("amersfoort-2027");
    expect((await edition([file], place.environment)).said).toMatch(/Er is al een uitgave met dit id/);
  });
});
