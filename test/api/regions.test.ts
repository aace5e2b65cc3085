/** Own regions over HTTP: a profile by a code, files that become one, and every refusal with what to do. */
import { expect, test } from "vitest";
import { RegionOfFile } from "#data/region/answer.ts";
import { provinceAround } from "#data/region/provinces.ts";
import { writeRegion } from "#data/region/region.ts";
import { Profile } from "#data/schema/profile.ts";
import { openApi } from "../fixtures/open-api.ts";

const { small, get, json } = openApi();

const square = (west: number, south: number, size = 0.02): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

async function sent(bytes: string, name: string, language = "nl") {
  const form = new FormData();
  form.set("file", new File([bytes], name));
  return small().app.request("http://localhost/api/v1/regions", {
    method: "POST",
    body: form,
    headers: { "Accept-Language": language },
  });
}
const geojson = (...surfaces: [number, number][][][]) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: surfaces.map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates } })),
  });
const read = async (bytes: string, name: string) => RegionOfFile.parse(await (await sent(bytes, name)).json());

test("two gemeenten together have a profile with what it is made of and what is missing", async () => {
  const { areas } = await json("/areas?level=gemeente&limit=2");
  const codes = (areas as { code: string }[]).map(({ code }) => code);
  const profile = Profile.parse(await json(`/areas/${writeRegion({ codes })}/profile`));
  expect(profile.area).toMatchObject({ level: "region", code: writeRegion({ codes }) });
  expect(profile.region).toMatchObject({ kind: "areas", covered: 100 });
  expect(profile.region?.parts.map(({ code, share }) => [code, share])).toEqual(codes.map((code) => [code, 1]));
  expect(profile.figures.every(({ indicator }) => !profile.region?.without.includes(indicator))).toBe(true);
});

test("the same figures as a table, with source, licence and what they stand beside", async () => {
  const answer = await get("/areas/R-GM0307_63/profile?format=csv");
  expect(answer.headers.get("Content-Type")).toMatch(/text\/csv/);
  const [head = "", ...lines] = (await answer.text()).trim().split("\r\n");
  expect(head).toMatch(/code;naam;indicator;jaar;waarde;eenheid;status;.*;vergelijking;waarde_vergelijking$/);
  const { figures } = Profile.parse(await json("/areas/R-GM0307_63/profile"));
  expect(lines.length).toBe(figures.length);
});

test.each([
  ["R-GM0307_XX", 400, /codes of areas/],
  ["R-~AAAA", 400, /may be lost/],
  ["R-GM9998", 404, /no area GM9998/],
  [writeRegion({ polygons: [[square(3.3, 53.5)]] }), 404, /no neighbourhood/],
])("%s is refused", async (code, status, why) => {
  const answer = await get(`/areas/${code}/profile`);
  expect(answer.status).toBe(status);
  expect((await answer.json()).detail).toMatch(why);
});

test("where a region makes no sense that is said: it is no area, and has no comparable ones", async () => {
  const code = "R-GM0363";
  expect((await get(`/areas/${code}`)).status).toBe(404);
  expect((await (await get(`/areas/${code}/comparable`)).json()).detail).toMatch(/own region has no/);
});

test("an area stands beside a region, alone and in a comparison", async () => {
  const { areas } = await json("/areas?level=gemeente&limit=2");
  const codes = (areas as { code: string }[]).map(({ code }) => code);
  const region = writeRegion({ codes });
  const profile = Profile.parse(await json(`/areas/${codes[0]}/profile?benchmark=${region}`));
  expect(profile.benchmark).toMatchObject({ code: region, level: "region" });
  expect((await json(`/comparison?area=${codes.join()}&benchmark=${region}`)).benchmark).toMatchObject({ code: region });
  expect((await get(`/areas/${codes[0]}/profile?benchmark=R-~AAAA`)).status).toBe(400);
});

test("a province has a profile and a place in a comparison; one that is none is 404 or named", async () => {
  const { areas } = await json("/areas?level=gemeente&limit=1");
  const province = provinceAround((areas as { code: string }[])[0]?.code ?? "")?.code ?? "PV20";
  const profile = Profile.parse(await json(`/areas/${province}/profile`));
  expect(profile.area).toMatchObject({ level: "provincie", code: province });
  const { areas: beside, unknown } = await json(`/comparison?area=${province},PV99`);
  expect([(beside as { code: string }[]).map(({ code }) => code), unknown]).toEqual([[province], ["PV99"]]);
  expect((await get("/areas/PV99/profile")).status).toBe(404);
  expect((await (await get(`/areas/${province}/comparable`)).json()).detail).toMatch(/a province/);
});

test("two of them stand side by side with an area; a code that is none is named", async () => {
  const { areas, unknown } = await json("/comparison?area=R-GM0307_63,GM0307,R-GM0307_XX");
  expect((areas as { code: string }[]).map(({ code }) => code)).toEqual(["R-GM0307_63", "GM0307"]);
  expect(unknown).toEqual(["R-GM0307_XX"]);
});

test("a file becomes a region: surfaces together, or the column with most codes", async () => {
  const drawn = await read(geojson([square(5.1, 52.1)], [square(5.3, 52.2)]), "gebied.geojson");
  expect(drawn).toMatchObject({ kind: "shape", found: 2, metres: 0, code: expect.stringMatching(/^R-~/) });
  const listed = await read("naam;gemeente;code\nA;GM0307;BU03071001\nB;GM0307;BU03071002\n", "lijst.csv");
  expect(listed).toEqual({ kind: "areas", found: 2, metres: 0, code: "R-BU03071001_2" });
  const bow: [number, number][] = [
    [5, 52],
    [5.1, 52.1],
    [5.1, 52],
    [5, 52.1],
    [5, 52],
  ];
  expect(await read(geojson([bow]), "strik.geojson")).toEqual({ kind: "shape", found: 1, fault: "crossing" });
});

test.each([
  ["without a surface or a code", "naam;aantal\nA;1\n", /geen vlak en geen kolom/],
  ["that is no table", "%PDF-1.7", /geen tabel/],
  ["with a surface that is none", geojson([[["vijf", 52]] as unknown as [number, number][]]), /niet te lezen/],
])("a file %s is refused in the language of the page", async (_, bytes, why) => {
  const answer = await sent(bytes, "bestand");
  expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringMatching(why)]);
  expect((await (await sent(bytes, "bestand", "en")).json()).detail).toMatch(/file|surface/);
});
