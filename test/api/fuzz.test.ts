/**
 * Odd requests over every operation and address, as a visitor and as each role, through sockets: none is a fault of ours, every refusal says what is
 * wrong, and nothing from inside is shown or logged. Each is made from a seed and a number: `WIJKBLIK_FUZZ_SEED=1 WIJKBLIK_FUZZ_ONLY=17301`
 * makes that one again. `npm run bench -- fuzz` sends them all.
 */
import { expect, test } from "vitest";
import { listen } from "#server/http/listen.ts";
import { createLog } from "#server/http/log.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { faultsOf } from "../fixtures/fuzz-judge.ts";
import { type Document, oddRequest } from "../fixtures/fuzz-requests.ts";
import { chanceOf } from "../fixtures/fuzz-values.ts";
import { bytesOf, send } from "../fixtures/fuzz-wire.ts";
import { initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const count = Number(process.env.WIJKBLIK_FUZZ ?? 1_500);
const seed = Number(process.env.WIJKBLIK_FUZZ_SEED ?? 1);
const only = process.env.WIJKBLIK_FUZZ_ONLY;
/** At the same moment. */
const clients = 4;

const others = [
  "/api",
  "/api/{}",
  "/api/v1",
  "/api/v1/",
  "/api/v1/{}",
  "/api/v1/openapi.json",
  "/api/auth/{}",
  "/api/auth/callback/{}?code=1&state=2",
  "/api/auth/get-session",
  "/api/auth/sign-in/magic-link",
  "/api/auth/magic-link/verify?token={}",
  "/health/live",
  "/health/ready",
  "/published/manifest.json",
  "/published/{}",
  "/tiles/{}",
  "/tiles/0/0/0.mvt",
  "/tiles/31/{}/1.mvt",
  "/",
  "/kaart",
  "/initiatieven/{}",
  "/gebied/{}",
  "/beheer/{}",
  "/aanmelden",
  "/assets/{}",
  "/{}",
];

onEveryEngine((engine) => {
  test(`of ${count} odd requests none is a fault of ours`, async () => {
    const app = await initiativeApp(await engine.open(), {}, { proxies: 1 });
    const server = await listen(app.app, { host: "127.0.0.1", port: 0, log: createLog("off", () => {}) });
    const document = (await (await app.ask("/openapi.json")).json()) as Document;
    const ids = [app.own, app.other, "1", app.people.get("colleague")?.id ?? ""];
    for (const as of ["admin", "editor", "wijkteam", "contributor"]) {
      const made = await app.ask("/working-versions", {
        method: "POST",
        as,
        body: { content: wholeInitiative({ title: `Van ${as}` }) },
      });
      if (made.status === 201) ids.push(((await made.json()) as { id: string }).id);
    }
    const cookies = () => new Map([...app.people].map(([name, { cookie }]) => [name, cookie]));
    const found: string[] = [];
    const statuses = new Map<number, number>();
    const numbers = only === undefined ? Array.from({ length: count }, (_, i) => i) : [Number(only)];
    const comesBack = new Set<string>();
    const comeIn = async (as: string) => {
      comesBack.delete(as);
      const person = app.people.get(as);
      const [, token = ""] = (await app.accounts.linkFor(person?.email ?? "", 60)).split("#");
      const headers = await app.accounts.enter(token, new Request("http://localhost"));
      if (person) person.cookie = headers?.getSetCookie()[0]?.split(";")[0] ?? "";
    };
    const work = async () => {
      for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
        const request = oddRequest({ document, ids, cookies: cookies(), others }, chanceOf(seed, number));
        if (comesBack.has(request.as)) await comeIn(request.as);
        const before = app.logged().length;
        const answer = await send(server.address.port, request).catch((error: Error) => error);
        const faults = answer instanceof Error ? [answer.message] : faultsOf(request, answer);
        const logged = app
          .logged()
          .slice(before)
          .split("\n")
          .filter((line) => line.includes('"error"') && !line.includes('"request"'));
        // Ended here, or by an odd request of a beheerder.
        if (request.as && !(answer instanceof Error) && (answer?.status === 401 || request.method === "DELETE"))
          comesBack.add(request.as);
        if (!(answer instanceof Error) && answer) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (faults.length === 0 && logged.length === 0) continue;
        const said = answer instanceof Error ? "" : (answer?.body.slice(0, 300) ?? "");
        const sent = bytesOf(request).toString("latin1").slice(0, 900);
        found.push(
          `seed ${seed} number ${number} as ${request.as || "a visitor"}: ${faults.join("; ")}\n${sent}\n-> ${said}\n${logged.join("\n").slice(0, 1_500)}`,
        );
      }
    };
    await Promise.all(Array.from({ length: clients }, work));
    await server.stop();
    await app.remove();
    process.stdout.write(
      `fuzz ${engine.name}: ${[...statuses]
        .sort()
        .map(([status, times]) => `${times} x ${status}`)
        .join(", ")}\n`,
    );
    expect(found.slice(0, 20).join("\n\n"), `${found.length} findings`).toBe("");
    // Most are refused, and enough get through to reach what lies behind the door.
    if (only === undefined) expect(statuses.get(200) ?? 0).toBeGreaterThan(count / 20);
  }, 3_600_000);
});
