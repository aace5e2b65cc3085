/** Years that come from the official addresses by their tables alone. */
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSources } from "#data/pipeline/sources/sources.ts";
import { cellOf, editionUrl } from "../../../fixtures/official-editions.ts";
import { impatient, officialTown } from "../../../fixtures/official-town.ts";

let town: Awaited<ReturnType<typeof officialTown>>;
beforeAll(async () => {
  town = await officialTown();
});
afterAll(() => town.close());

describe("an import from the official addresses", { timeout: 60_000 }, () => {
  beforeAll(() => town.run());

  it("takes the years of 2018, 2022 and 2025 by their tables alone", () => {
    expect(town.yearsOf("inwoners", "buurt")).toEqual([2015, 2018, 2022, 2024, 2025]);
    expect(town.yearsOf("woz-waarde", "buurt")).toEqual([2018, 2022, 2024, 2025]);
    expect(town.yearsOf("koopwoningen", "wijk")).toEqual([2018, 2022, 2024, 2025]);
    expect(town.yearsOf("leeftijd-65-plus", "gemeente")).toContain(2018);
    const { indicators } = town.catalogue();
    const country = indicators.find(({ id }) => id === "inwoners")?.national.map(({ year, value }) => [year, value]);
    expect(country).toContainEqual([2022, cellOf("NL00", "AantalInwoners", 2022)]);
  });

  it("finds a field under another number and another name, and gives a figure to the area that it was of", () => {
    const name = "GemiddeldeWOZWaardeVanWoningen";
    expect(town.cell("woz-waarde", "buurt", 2018, "BU99990101").value).toBe(cellOf("BU99990101", name, 2018));
    // Two buurten have swapped their codes since: the borders of 2018 say so.
    expect(town.cell("inwoners", "buurt", 2018, "BU99990104")).toEqual({
      value: cellOf("BU99990104", "AantalInwoners", 2018),
      status: "ok",
    });
    // One was divided since: its figure of then is of no area of today.
    expect(town.cell("inwoners", "buurt", 2018, "BU99990303").value).toBeNaN();
    expect(town.cell("inwoners", "buurt", 2022, "BU99990303").value).toBe(cellOf("BU99990303", "AantalInwoners", 2022));
  });

  it("says of an edition that may still change that it is provisional", () => {
    expect(town.cell("inwoners", "buurt", 2025, "BU99990101")).toEqual({
      value: cellOf("BU99990101", "AantalInwoners", 2025),
      status: "provisional",
    });
    expect(town.cell("inwoners", "buurt", 2022, "BU99990101").status).toBe("ok");
  });

  it("leaves out by name what the server has not, and asks again the next time, but not for what it has", async () => {
    const asked = (table: string) => town.server.requested.filter((href) => href.includes(table)).length;
    expect((await town.read()).said.join("\n")).toContain("82339NED of 2013");
    const before = [asked("82339NED"), asked("85318NED")];
    await town.read();
    expect([asked("82339NED"), asked("85318NED")]).toEqual([(before[0] ?? 0) + 1, before[1]]);
  });

  it("waits once for a host that is silent, not once for each edition", async () => {
    town.forget();
    const { hosts } = await silentGateway(async (gateway) => {
      const silent = openSources({
        cache: town.cache,
        gateway,
        refresh: false,
        limits: impatient,
      });
      for (const year of [2018, 2022, 2025] as const)
        await expect(silent.read(editionUrl(year))).rejects.toThrow(
          /^opendata\.cbs\.nl cannot be reached: no answer within 0\.3 s/,
        );
    });
    expect(hosts).toEqual(["opendata.cbs.nl"]);
  });
});

/** Takes connections and never answers; names the hosts that it was asked for. */
async function silentGateway(use: (gateway: string) => Promise<void>): Promise<{ hosts: string[] }> {
  const hosts: string[] = [];
  const silent = createServer((request) => void hosts.push(request.url?.split("/")[1] ?? ""));
  await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
  await use(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  silent.closeAllConnections();
  silent.close();
  return { hosts };
}

it("the server packs its tables as that of CBS does", async () => {
  const url = `${town.server.gateway}/${editionUrl(2022).replace("https://", "")}`;
  const { body, headers } = await new Promise<{ body: Buffer; headers: Record<string, unknown> }>((done, fail) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done({ body: Buffer.concat(chunks), headers: response.headers }));
    }).on("error", fail);
  });
  expect(headers["content-encoding"]).toBe("gzip");
  expect(JSON.parse(gunzipSync(body).toString())["odata.nextLink"]).toMatch(/^https:\/\/opendata\.cbs\.nl\/.*skip=25$/);
});
