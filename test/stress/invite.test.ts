/** `npm run invite -- --admin`: nobody is locked out of their own machine, whatever became of the links before. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type LivingPlace, livingPlace } from "../fixtures/living-server.ts";
import { root } from "../fixtures/once.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";

async function invite(args: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, "server/invite.ts"), ...args], { env: { ...process.env, ...environment } });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk));
  const code = await new Promise((done) => child.once("close", done));
  return { code, said, token: /\/aanmelden#(\S+)/.exec(said)?.[1] ?? "" };
}

onEveryEngine((engine) => {
  let place: LivingPlace;
  let server: RunningServer;
  let environment: Record<string, string>;
  beforeAll(async () => {
    place = await livingPlace(engine);
    server = await startServer(place.environment);
    environment = { ...place.environment, WIJKBLIK_ADDRESS: server.url };
  });
  afterAll(async () => {
    await server?.stop();
    await place?.remove();
  });

  const enter = (token: string) =>
    fetch(`${server.url}/api/v1/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: server.url },
      body: JSON.stringify({ token }),
    });
  /** Who came in by the link, as the server knows them. */
  const whoIs = async (token: string) => {
    const response = await enter(token);
    expect(response.status, await response.clone().text()).toBe(204);
    const Cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    return (await fetch(`${server.url}/api/v1/session`, { headers: { Cookie } })).json();
  };
  const admin = expect.objectContaining({ grants: [{ role: "admin" }] });

  test("a link for the beheerder that there is, again and again; a newer one ends the older", async () => {
    const first = await invite(["--admin"], environment);
    expect(first.code, first.said).toBe(0);
    const second = await invite(["--admin"], environment);
    expect((await enter(first.token)).status).toBe(400);
    expect(await whoIs(second.token)).toEqual(admin);
    // Somebody is in, and signed out without a passkey: the machine lets them in again.
    const third = await invite(["--admin"], environment);
    expect(await whoIs(third.token)).toEqual(admin);
    expect((await enter(third.token)).status).toBe(400);
  });

  test("by address: somebody new is made, and who is known becomes beheerder beside what they are", async () => {
    const made = await invite(["--admin", "--email", "Nieuw@Example.org", "--name", "Nieuwe beheerder"], environment);
    expect(made.said).toContain("Nieuwe beheerder (nieuw@example.org)");
    expect(await whoIs(made.token)).toMatchObject({ name: "Nieuwe beheerder", grants: [{ role: "admin" }] });
    const again = await invite(["--admin", "--email", "nieuw@example.org"], environment);
    expect(await whoIs(again.token)).toMatchObject({ name: "Nieuwe beheerder", grants: [{ role: "admin" }] });
  });

  test.each([
    [[], "Gebruik: npm run invite -- --admin"],
    [["--admin", "--email", "geen adres"], "--email is geen e-mailadres: geen adres"],
    [["--admin", "--mail", "a@example.org"], "--mail"],
  ])("%j is told what is wrong and makes nothing", async (args, sentence) => {
    const { code, said, token } = await invite(args, environment);
    expect([code, token]).toEqual([1, ""]);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/\n\s+at /);
  });
});

test("a folder where nothing was ever begun gets no half database", async () => {
  const living = await mkdtemp(join(tmpdir(), "wijkblik-living-"));
  try {
    const { code, said } = await invite(["--admin"], { WIJKBLIK_LIVING: living, DATABASE_URL: "" });
    expect(code, said).toBe(0);
    expect(said).toContain("/aanmelden#");
  } finally {
    await rm(living, { recursive: true, force: true });
  }
});
