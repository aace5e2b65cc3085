/** The search of the API by postcode, through the search of the map. */
import { afterEach, expect, test } from "vitest";
import { type SmallApp, smallApp } from "../fixtures/small-app.ts";

let small: SmallApp;
afterEach(() => small.remove());
const search = async (q: string, more = "") =>
  (await small.app.request(`http://localhost/api/v1/areas?q=${encodeURIComponent(q)}${more}`)).json();
const codes = ({ areas }: { areas: { code: string }[] }) => areas.map(({ code }) => code);

test("four digits find wijk and buurt; of six the first four are used, and the answer says which", async () => {
  small = await smallApp();
  for (const q of ["3817", "3817 XY", "3817xy", "postcode 3817"]) {
    const found = await search(q);
    expect(codes(found), q).toEqual(["WK030710", "BU03071001"]);
    expect(found.postcode, q).toBe("3817");
  }
  expect(codes(await search("1012", "&level=buurt"))).toEqual(["BU0363AA01"]);
  expect(await search("9999")).toMatchObject({ areas: [], numberMatched: 0, postcode: "9999" });
  expect(await search("amersfoort")).not.toHaveProperty("postcode");
});

test("a set of before there were postcodes still answers", async () => {
  small = await smallApp();
  small.library.current().manifest.postcodes = undefined;
  expect(await search("3817")).toMatchObject({ areas: [], postcode: "3817" });
});
