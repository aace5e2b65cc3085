/** Where somebody who finds a weakness reports it (RFC 9116). */
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import { repository, securityTxtRoutes } from "#server/api/routes/security-txt.ts";
import { readConfig } from "#server/config.ts";
import { type SmallApp, smallApp } from "../fixtures/small-app.ts";

let small: SmallApp | undefined;
afterEach(() => small?.remove());

async function open() {
  small = await smallApp();
  const { app } = small;
  return (path: string) => app.request(`http://localhost${path}`);
}

describe("security.txt", () => {
  const fields = (text: string) =>
    Object.fromEntries(
      text
        .trim()
        .split("\n")
        .map((line) => line.split(/: (.*)/, 2)),
    );

  test("names where to report, in time to come, in the languages that are read", async () => {
    const get = await open();
    const response = await get("/.well-known/security.txt");
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/plain; charset=utf-8"]);
    const { Contact, Expires, ...rest } = fields(await response.text());
    const publiccode = await readFile(new URL("../../publiccode.yml", import.meta.url), "utf8");
    expect(publiccode).toContain(`\nurl: ${repository}\n`);
    expect(Contact).toBe(`${repository}/security`);
    expect(rest).toEqual({ "Preferred-Languages": "nl, en" });
    const days = (Date.parse(Expires) - Date.now()) / 86_400_000;
    expect(Expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(days).toBeGreaterThan(150);
    expect(days).toBeLessThan(365);
    const root = await get("/security.txt");
    expect([root.status, root.headers.get("Location")]).toEqual([302, "/.well-known/security.txt"]);
  });

  test("the contact and the address of the settings are in it, and what is no contact is refused at start", async () => {
    for (const [given, contact] of [
      ["veilig@gemeente.example", "mailto:veilig@gemeente.example"],
      ["https://gemeente.example/cvd", "https://gemeente.example/cvd"],
    ])
      expect(readConfig({ WIJKBLIK_SECURITY_CONTACT: given }).securityContact).toBe(contact);
    for (const WIJKBLIK_SECURITY_CONTACT of [
      "bel ons",
      "javascript:alert(1)",
      "http://x.example",
      "https://x.example/\nContact: mailto:dief@x.example",
    ])
      expect(() => readConfig({ WIJKBLIK_SECURITY_CONTACT })).toThrow("WIJKBLIK_SECURITY_CONTACT");
    const routes = securityTxtRoutes({ contact: "mailto:veilig@gemeente.example", address: "https://kaart.example" });
    expect(fields(await (await routes.request("/.well-known/security.txt")).text())).toMatchObject({
      Contact: "mailto:veilig@gemeente.example",
      Canonical: "https://kaart.example/.well-known/security.txt",
    });
  });
});
