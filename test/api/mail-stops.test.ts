/** Mail is stopped by a mail program, by a link, or by the own settings; and nothing comes of what somebody may not read any more. */

import { describe, expect, test } from "vitest";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { newsDesk } from "../fixtures/news-desk.ts";

onEveryEngine((engine) => {
  const { app, db, goTo, pass, who, post, stepped, submitted, inbox, sent, to, stopIn } = newsDesk(engine);

  describe("mail is stopped", () => {
    const settingsOf = async (as: string) => {
      const { settings } = (await (await app().ask("/notification-settings", { as })).json()) as {
        settings: { kind: string; delivery: string; choices: string[] }[];
      };
      return Object.fromEntries(settings.map(({ kind, delivery }) => [kind, delivery]));
    };
    const set = (as: string, settings: object[]) =>
      app().ask("/notification-settings", { method: "PUT", as, body: { settings } });

    test("by a mail program with one press, of that kind only; opening the address or a token that was made up stops nothing", async () => {
      pass(10_000);
      await sent();
      const entry = await submitted("Wordt gestopt");
      await stepped("editor", entry, "return", { reason: "Nog eens kijken" });
      pass(10_000);
      const path = stopIn(to(await sent(), "wijkteam")[0]);
      const opened = await app().ask(path);
      expect([opened.status, opened.headers.get("Location")]).toEqual([303, `/post-stoppen#${path.split("/").at(-1)}`]);
      const token = decodeURIComponent(path.split("/").at(-1) ?? "");
      const look = await post(undefined, "/mail-stops/look", { token });
      expect(await look.json()).toEqual({ address: false, kinds: ["returned"], stopped: false });
      expect((await settingsOf("wijkteam")).returned).toBe("atOnce");
      for (const forged of [`${token.slice(0, -3)}abc`, token.replace("returned", "approved"), "x".repeat(60)])
        expect((await post(undefined, "/mail-stops", { token: forged, what: "all" })).status).toBe(404);
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      const pressed = await app().ask(path, { method: "POST", body: "List-Unsubscribe=One-Click", headers });
      expect([pressed.status, await pressed.json()]).toEqual([200, { address: false, kinds: ["returned"], stopped: true }]);
      expect(await settingsOf("wijkteam")).toMatchObject({ returned: "none", approved: "atOnce" });
      await stepped("editor", await submitted("Komt niet meer"), "return", { reason: "Nog eens kijken" });
      pass(10_000);
      expect(to(await sent(), "wijkteam")).toEqual([]);
      expect((await inbox("wijkteam")).notifications[0]).toMatchObject({ title: "Komt niet meer", kind: "returned" });
      expect((await post(undefined, "/mail-stops", { token, what: "all" })).status).toBe(200);
      expect(new Set(Object.values(await settingsOf("wijkteam")))).toEqual(new Set(["none"]));
      await set("wijkteam", [
        { kind: "returned", delivery: "atOnce" },
        { kind: "approved", delivery: "atOnce" },
        { kind: "ending", delivery: "daily" },
      ]);
    });

    test("by its own settings: what waits comes as it is wanted now, and nobody sets what is not to be had", async () => {
      const entry = await submitted("Eerst meteen");
      await stepped("editor", entry, "return", { reason: "Nog eens kijken" });
      expect((await set("wijkteam", [{ kind: "returned", delivery: "daily" }])).status).toBe(200);
      pass(10_000);
      expect(to(await sent(), "wijkteam")).toEqual([]);
      goTo("2026-11-27T06:01:00.000Z");
      expect(to(await sent(), "wijkteam").map(({ subject }) => subject)).toEqual(["Teruggestuurd: Eerst meteen"]);
      expect((await set("wijkteam", [{ kind: "ending", delivery: "atOnce" }])).status).toBe(400);
      expect((await set("wijkteam", [{ kind: "gossip", delivery: "daily" }])).status).toBe(400);
      await set("wijkteam", [{ kind: "returned", delivery: "atOnce" }]);
    });
  });

  test("who lost the right to read an entry hears no more of it: not in the mail, the inbox or its count", async () => {
    const entry = await submitted("Alleen voor het team");
    await stepped("editor", entry, "return", { reason: "Nog eens kijken" });
    const { unread } = await inbox("wijkteam");
    await setGrants(db(), who("wijkteam").id, [{ role: "viewer", organisation: app().other }]);
    pass(10_000);
    expect(to(await sent(), "wijkteam")).toEqual([]);
    await setGrants(db(), who("wijkteam").id, [{ role: "wijkteam", organisation: app().own }]);
    const [, token = ""] = (await app().accounts.linkFor(who("wijkteam").email, 60)).split("#");
    const headers = await app().accounts.enter(token, new Request("http://localhost"));
    app().people.set("wijkteam", { ...who("wijkteam"), cookie: headers?.getSetCookie()[0]?.split(";")[0] ?? "" });
    expect((await inbox("wijkteam")).unread).toBe(unread);
    await setGrants(db(), who("otherTeam").id, [{ role: "wijkteam", organisation: app().other }]);
    expect((await inbox("colleague")).unread).toBe(0);
  });
});
