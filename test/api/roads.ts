/**
 * Roads to "public", each walked by one person who wrote, made or submitted what would become public. A road that this person
 * cannot begin leads nowhere: undefined.
 */
import type { InitiativeInput } from "#data/schema/initiative.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { listOf, sendFile } from "./send-file.ts";
import type { Version, workflow } from "./workflow.ts";

type Workflow = ReturnType<typeof workflow>;

export interface Walked {
  id: string;
  /** The last step, by whoever is asked to take it. */
  last(as: string, more: object): Promise<Response>;
}
export type Road = (as: string, title: string) => Promise<Walked | undefined>;

/** By the operation that makes it public. */
export function roadsOf(flow: Workflow): Record<string, Record<string, Road>> {
  const { app, ask, entry, create, step, trySave, tryStep, tryRestore, tryMerge, published } = flow;
  const made = async (response: Response) => (response.ok ? ((await response.json()) as InitiativeRecord) : undefined);
  const body = (changes: Partial<InitiativeInput>) => ({ content: wholeInitiative(changes) });
  const publish = (from: Version, headers: Record<string, string> = {}): Walked => ({
    id: from.id,
    last: (as, more) =>
      Object.keys(headers).length === 0
        ? tryStep(as, from, "publish", more)
        : ask(`/working-versions/${from.id}/steps`, {
            method: "POST",
            as,
            body: { step: "publish", ...more },
            headers: { "If-Match": `"v${from.version}"`, Cookie: [app().people.get(as)?.cookie, headers.Cookie].join("; ") },
          }),
  });
  const handedIn = async (from: Version | undefined) => from && publish(await step("colleague", from, "submit"));
  const edited = async (as: string, from: Version, title: string) => made(await trySave(as, from, entry({ title })));
  const proposed = async (response: Response) => ({ id: ((await response.json()) as { id: string }).id, version: 2 });
  const proposal = (title: string) => ({ ...body({ title, internalContact: undefined }), consent: true });

  return {
    takeStep: {
      "made and submitted": async (as, title) => {
        const own = await made(await ask("/working-versions", { method: "POST", as, body: body({ title }) }));
        return own && publish(await step(as, own, "submit"));
      },
      "made, and submitted by another": async (as, title) => {
        const own = await made(await ask("/working-versions", { method: "POST", as, body: entry({ title }) }));
        return handedIn(own);
      },
      "submitted for another": async (as, title) => {
        const waiting = await made(await tryStep(as, await create({ title }), "submit"));
        return waiting && publish(waiting);
      },
      "edited while it waited, and submitted again by its maker": async (as, title) => {
        const waiting = await step("wijkteam", await create(), "submit");
        return handedIn(await edited(as, waiting, title));
      },
      "edited after it was published": async (as, title) => handedIn(await edited(as, await published(), title)),
      "an older version put back": async (as, title) => {
        const newer = await edited("wijkteam", await create({ title }), "Iets anders");
        return newer && handedIn(await made(await tryRestore(as, newer, 1)));
      },
      "an own version, put back by another": async (as, title) => {
        const own = await edited(as, await create(), title);
        const newer = own && (await edited("wijkteam", own, "Iets anders"));
        return newer && handedIn(await made(await tryRestore("wijkteam", newer, own.version)));
      },
      "own words, saved again by another": async (as, title) => {
        const own = await edited(as, await create(), title);
        return own && handedIn(await edited("wijkteam", own, title));
      },
      "edited, archived, and opened again": async (as, title) => {
        const own = await edited(as, await create(), title);
        return own && handedIn(await step("colleague", await step("colleague", own, "archive"), "reopen"));
      },
      "a proposal while signed in, with an organisation given": async (as, title) => {
        const waiting = await proposed(await ask("/proposals", { method: "POST", as, body: proposal(title) }));
        const { id, last } = publish(waiting);
        return { id, last: (who, more) => last(who, { organisation: app().own, ...more }) };
      },
      "a proposal without an account from the same browser": async (as, title) => {
        const response = await ask("/proposals", { method: "POST", body: proposal(title) });
        const Cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
        const waiting = await proposed(response);
        const { id, last } = publish(waiting);
        return { id, last: (who, more) => (who === as ? publish(waiting, { Cookie }).last(who, more) : last(who, more)) };
      },
      "a row of an import": async (as, title) => {
        const file = listOf([title]);
        const { settings } = (await (await sendFile(app(), "/import-checks", file, { as })).json()) as { settings?: object };
        const ran = await sendFile(app(), "/imports", file, {
          as,
          settings: { ...settings, landing: "submitted", withDoubles: true },
        });
        if (!ran.ok) return undefined;
        const { workingVersions } = (await (
          await ask(`/working-versions?q=${encodeURIComponent(title)}`, { as: "admin" })
        ).json()) as {
          workingVersions: Version[];
        };
        return workingVersions[0] && publish(workingVersions[0]);
      },
      "merged into what waits": async (as, title) => {
        const waiting = await step("wijkteam", await create(), "submit");
        const merged = await made(await tryMerge(as, waiting, await create({ title }), { take: ["title"] }));
        return merged && publish(merged);
      },
    },
    mergeWorkingVersion: {
      "an own entry into a public one": async (as, title) => {
        const own = await made(await ask("/working-versions", { method: "POST", as, body: body({ title }) }));
        return own && merging(await published(), own);
      },
      "own words in another's entry into a public one": async (as, title) => {
        const own = await edited(as, await create(), title);
        return own && merging(await published(), own);
      },
      "what was submitted for another into a public one": async (as, title) => {
        const waiting = await made(await tryStep(as, await create({ title }), "submit"));
        return waiting && merging(await published(), waiting);
      },
    },
  };

  function merging(survivor: Version, duplicate: Version): Walked {
    return { id: survivor.id, last: (as, more) => tryMerge(as, survivor, duplicate, { take: ["title"], ...more }) };
  }
}
