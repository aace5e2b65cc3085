/** What happens when an official edition is missing, slow, changed or cut short: nothing of what was published is lost, and it is named. */
import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { kwb2024Url, map2024 } from "#data/pipeline/sources/addresses.ts";
import { editionUrl, mapUrl } from "../../../fixtures/official-editions.ts";
import { edited, html, officialFaults } from "../../../fixtures/official-faults.ts";
import { send } from "../../../fixtures/official-server.ts";
import { impatient, officialTown, patient } from "../../../fixtures/official-town.ts";

let town: Awaited<ReturnType<typeof officialTown>>;
beforeAll(async () => {
  town = await officialTown();
});
afterEach(() => town.forget());
afterAll(() => town.close());

const names = Object.keys(officialFaults);
function faultOf(how: string) {
  const found = officialFaults[how];
  if (!found) throw new Error(`${how} is no fault`);
  return found;
}

/** Everything else is in the cache then, so that only this one is waited for. */
async function allButOne(url: string): Promise<void> {
  town.server.faults.set(url, (response) => void response.writeHead(404).end());
  await town.read();
}

const whole = [2018, 2022, 2025];
const without = [2018, 2025];

describe("an edition that an import can do without", { timeout: 60_000 }, () => {
  it.each(names)("and that %s is left out by name, and taken as soon as it is whole", async (how) => {
    const { fault, says, isSlow } = faultOf(how);
    if (isSlow) await allButOne(editionUrl(2022));
    town.server.faults.set(editionUrl(2022), fault);
    const broken = await town.read(false, isSlow ? impatient : patient);
    expect(broken.years).toEqual(without);
    expect(broken.said.find((text) => text.startsWith("85318NED of 2022"))).toMatch(says);
    town.server.faults.clear();
    const mended = await town.read();
    expect(mended.years).toEqual(whole);
    expect(mended.said.filter((text) => text.includes("85318NED"))).toEqual([]);
  });

  it.each(names.filter((how) => !faultOf(how).isSlow))(
    "and that %s takes nothing away: the copy of before is used",
    async (how) => {
      const { fault, says } = faultOf(how);
      const before = await town.read();
      town.server.faults.set(editionUrl(2022), fault);
      const broken = await town.read(true);
      expect([broken.years, broken.rows]).toEqual([before.years, before.rows]);
      expect(broken.said.find((text) => /85318NED.*its copy of \d{4}-/.test(text))).toMatch(says);
    },
  );

  it("of which no page has the field that everything rests on is left out", async () => {
    for (const skip of ["", "&$skip=25", "&$skip=50"])
      town.server.faults.set(
        `${editionUrl(2022)}${skip}`,
        edited((text) => text.replaceAll("AantalInwoners_", "Inwoners_")),
      );
    const { years, said: lines } = await town.read();
    expect(years).toEqual(without);
    expect(lines.join("\n")).toContain("85318NED: there is no field AantalInwoners");
  });

  it("is published from the copy of before, byte for byte, and said to be", async () => {
    await town.run();
    const columns = () => town.state().filter((line) => line.includes(".col "));
    const before = columns();
    town.server.faults.set(editionUrl(2022), (response, _, request) => send(response, html, request));
    await town.run(true);
    expect(columns()).toEqual(before);
    expect(town.said.find((text) => text.includes("its copy of"))).toMatch(/85318NED.*is not whole JSON/);
  });

  it.each([
    ["is cut short", (body: Buffer) => body.subarray(0, body.length - 500)],
    ["is a page in HTML", () => html.body],
  ])("a map that %s is left out by name; the figures of that year stand on other grounds or not at all", async (_, edit) => {
    town.server.faults.set(mapUrl(2022), (response, { body, mediaType }, request) =>
      send(response, { body: edit(body), mediaType }, request),
    );
    await town.run();
    expect(town.said.find((text) => text.includes("map of 2022"))).toMatch(/WijkBuurtkaart_2022.* is not a whole zip file/);
    // By the borders of 2015, 2018 and today: the buurt that was divided since has none.
    expect(town.cell("inwoners", "buurt", 2022, "BU99990101").status).toBe("ok");
    expect(town.cell("inwoners", "buurt", 2022, "BU99990303").value).toBeNaN();
  });
});

describe("a source that an import cannot do without", { timeout: 60_000 }, () => {
  const needed = names.filter((how) => !/field of|later pages|links to/.test(how));
  it.each(needed)("and that %s stops it by name; the next import is whole", async (how) => {
    const { fault, says, isSlow } = faultOf(how);
    if (isSlow) await expect(allButOne(kwb2024Url)).rejects.toThrow("404");
    town.server.faults.set(kwb2024Url, fault);
    await expect(town.read(false, isSlow ? impatient : patient)).rejects.toThrow(
      how.startsWith("has words") ? /field AantalInwoners_5: "veel"/ : says,
    );
    town.server.faults.clear();
    expect((await town.read()).years).toEqual(whole);
  });

  it("leaves what was published byte for byte as it was", async () => {
    await town.run();
    const before = town.state();
    rmSync(town.cache, { recursive: true });
    town.server.faults.set(kwb2024Url, (response, _, request) => send(response, html, request));
    await expect(town.run()).rejects.toThrow(/is not whole JSON/);
    expect(town.state()).toEqual(before);
  });

  it("is continued where it broke off, and begun anew when the file is another one by then", async () => {
    let [sent, version] = [0, '"one"'];
    town.server.faults.set(map2024, (response, { body }, request) => {
      sent += 1;
      const from = Number(/bytes=(\d+)-/.exec(String(request.headers.range))?.[1] ?? 0);
      const same = request.headers["if-range"] === version;
      const start = same ? from : 0;
      const headers = { etag: version, "content-length": body.length - start };
      response.writeHead(start > 0 ? 206 : 200, headers);
      if (sent === 1) response.write(body.subarray(0, 5_000), () => response.destroy());
      else response.end(body.subarray(start));
    });
    await expect(town.read()).rejects.toThrow(/cannot be reached|broke off/);
    version = '"two"';
    expect((await town.read()).years).toEqual(whole);
    expect(sent).toBe(2);
  });
});
