/** The geocoder port against a stand-in of the outside service: right, slow, broken, huge and absent (F16). */
import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { mirrorFolder } from "../fixtures/mirror.ts";
import { type SmallApp, smallApp } from "../fixtures/small-app.ts";

let service: Server | undefined;
let small: SmallApp | undefined;
afterEach(async () => {
  service?.closeAllConnections();
  service?.close();
  await small?.remove();
});

async function standIn(listener: RequestListener): Promise<SmallApp> {
  service = createServer(listener);
  await new Promise<void>((done) => service?.listen(0, "127.0.0.1", done));
  small = await smallApp({ geocoderUrl: `http://127.0.0.1:${(service.address() as AddressInfo).port}` });
  return small;
}

const ask = ({ app }: SmallApp, q: string) => app.request(`http://localhost/api/v1/geocode?q=${encodeURIComponent(q)}`);

const lijsterstraat = {
  response: {
    docs: [
      {
        type: "adres",
        weergavenaam: "Lijsterstraat 20, 3815DT Amersfoort",
        centroide_ll: "POINT(5.40168265 52.16646193)",
        buurtcode: "BU03071001",
        straatnaam: "Lijsterstraat",
        huis_nlt: "20",
        postcode: "3815DT",
        woonplaatsnaam: "Amersfoort",
      },
      { type: "weg", weergavenaam: "Zonder punt" },
      { type: "weg", weergavenaam: "In zee", centroide_ll: "POINT(0 0)" },
      { type: "weg", weergavenaam: "Verkeerd", centroide_ll: "POINT(52.1 5.4)" },
    ],
  },
};

const sample = join(mirrorFolder() ?? "", "samples/locatieserver_lookup_voorbeeld.json");

describe("the service answers", () => {
  test("with places and their points; what has none in the Netherlands is left out", async () => {
    const asked: string[] = [];
    const app = await standIn((request, response) => {
      asked.push(request.url ?? "");
      response.setHeader("Content-Type", "application/json").end(JSON.stringify(lijsterstraat));
    });
    const answer = await ask(app, "Lijsterstraat 20");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      available: true,
      results: [
        {
          name: "Lijsterstraat 20, 3815DT Amersfoort",
          kind: "adres",
          point: [5.40168265, 52.16646193],
          buurt: "BU03071001",
          address: { street: "Lijsterstraat", number: "20", postcode: "3815DT", city: "Amersfoort" },
        },
      ],
    });
    expect(asked[0]).toMatch(/^\/free\?q=Lijsterstraat\+20&rows=8/);
    await ask(app, "lijsterstraat 20");
    expect(asked).toHaveLength(1);
  });
});

describe("the service is not itself", () => {
  const unavailable = async (listener: RequestListener) => {
    const started = performance.now();
    const answer = await ask(await standIn(listener), "dam");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ results: [], available: false });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect((await small?.app.request("http://localhost/api/v1/areas?q=amsterdam"))?.status).toBe(200);
  };

  test("slow", () => unavailable(() => {}));
  test("slow after its header", () => unavailable((_, response) => void response.writeHead(200).write("{")));
  test("an error", () => unavailable((_, response) => void response.writeHead(500).end()));
  test("a page instead of data", () => unavailable((_, response) => void response.end("<html>")));
  test("another form", () => unavailable((_, response) => void response.end('{"features":[]}')));
  test("a redirect elsewhere", () =>
    unavailable((_, response) => void response.writeHead(302, { Location: "http://127.0.0.1:1/" }).end()));
  test("far too much", () => unavailable((_, response) => void response.end(`{"a":"${"x".repeat(1_000_000)}"}`)));
  test("cut off", () =>
    unavailable((_, response) => void response.writeHead(200, { "Content-Length": 100 }).write("{", () => response.destroy())));

  test("absent", async () => {
    small = await smallApp({ geocoderUrl: "http://127.0.0.1:9" });
    expect(await (await ask(small, "dam")).json()).toEqual({ results: [], available: false });
  });
});

test.runIf(mirrorFolder())("the answer that PDOK gives is understood", async () => {
  const app = await standIn((_, response) => void response.end(readFileSync(sample)));
  expect(await (await ask(app, "lijsterstraat")).json()).toMatchObject({ results: [{ buurt: "BU03071001", kind: "adres" }] });
});
