/** A proposal by somebody without an account: what and where at least, with consent, straight to the editors of the place. */
import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Receipt } from "#data/entries/submission.ts";
import type { EntryFault } from "#data/schema/faults.ts";
import { visitorFaults } from "#data/schema/geometry.ts";
import { sizeLimits } from "#data/schema/geometry-size.ts";
import { ProposedInitiative } from "#data/schema/initiative.ts";
import { Email } from "#data/schema/text.ts";
import { browserOf, newBrowser } from "../../auth/identity.ts";
import { placedNow } from "../../entries/entry.ts";
import { fileFaults } from "../../entries/files.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import { parseEntry, readJson, refused } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import type { Library } from "../../published/published-set.ts";
import { createSubmission, followToken, submissionOf } from "../../store/entries/submissions.ts";
import { madeOnce } from "../../store/idempotency.ts";
import { aboutOf, createInitiative, takeStep } from "../../store/initiatives/initiatives.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, ok, tooOften } from "../openapi/openapi.ts";
import { Idempotency } from "../openapi/working-version.ts";

const Proposal = z.strictObject({
  content: ProposedInitiative,
  consent: z.literal(true, "required").describe("Toestemming om dit te bewaren en openbaar te maken"),
  email: Email.optional(),
});
const Proposed = Receipt.extend({ id: z.string(), state: z.literal("submitted") }).meta({ id: "Proposed" });
/** Keys of people without an account share one name: a key only ever leads to an id, and only with the same body. */
const nobody = "proposal";
const consented = "Voorstel zonder account, met toestemming";

const { vertices, parts, extent, length } = sizeLimits.visitor;

const propose = createRoute({
  method: "post",
  path: "/proposals",
  operationId: "propose",
  tags: ["Voorstellen"],
  summary: "Stel een initiatief voor, zonder account",
  description: `Een redacteur van het gebied bekijkt het. \`email\` wordt nooit openbaar. Een cookie onthoudt dat het uit deze browser kwam: wie zich daar later aanmeldt, keurt het niet alleen goed. Een tekening heeft hoogstens ${vertices} punten en ${parts} delen, is hoogstens ${extent} km breed en hoog, en haar lijnen en randen zijn samen hoogstens ${length} km.`,
  request: {
    headers: Idempotency,
    query: NoQuery,
    body: jsonBody("Proposal", Proposal),
  },
  responses: {
    201: ok(Proposed, "Ingediend"),
    200: ok(Proposed, "Was al ingediend met deze sleutel"),
    ...badRequest,
    ...tooOften,
  },
});

/** Without an account a drawing may be less large: what is no drawing at all is for the schema to say. */
function drawnFaults(sent: unknown): EntryFault[] {
  const body = sent as { content?: Record<string, { geometry?: unknown } | null | undefined> | null } | null;
  return ["place", "workingArea"].flatMap((field) =>
    visitorFaults(body?.content?.[field]?.geometry).map((code) => ({ path: `content.${field}.geometry`, code })),
  );
}

export function proposalRoutes(living: Living, library: Library, limits: Limits): OpenAPIHono {
  const { db, now, identify, secret, mails } = living;
  const routes = apiRoutes();
  routes.openapi(propose, async (c) => {
    await limits.take("proposal", c);
    const text = await c.req.text();
    const sent = await readJson(c);
    // Looked at first: what is too large is not worth the rest of the work.
    const large = drawnFaults(sent);
    if (large.length > 0) throw refused(c, large);
    const { content: whole, email } = parseEntry(c, Proposal, sent);
    const content = email === undefined ? whole : { ...whole, internalContact: { ...whole.internalContact, email } };
    const placed = await placedNow({ db, library, owner: undefined }, content.place);
    if (typeof placed === "string") throw refused(c, [{ path: "content.place", code: placed }]);
    const at = now();
    const asker = { actor: await identify(c.req.raw), browser: browserOf(c.req.raw) };
    const files = await fileFaults(db, { content, ...asker });
    if (files.length > 0) throw refused(c, files);
    // Signed in it is theirs; without an account it is of the browser: nobody judges their own proposal alone.
    const actor = asker.actor?.id;
    const known = asker.browser;
    const fresh = actor === undefined && known === undefined ? newBrowser(originOf(c, living).startsWith("https:")) : undefined;
    const proposedFrom = known ?? fresh?.browser;
    const key = c.req.valid("header")["idempotency-key"];
    const request = { actor: nobody, key, fingerprint: createHash("sha256").update(text).digest("hex"), at };
    const made = await madeOnce(db, request, async (within) => {
      const by = { actor, at };
      const draft = await createInitiative(within, { organisation: undefined, content, placed, proposedFrom }, by);
      const record = await takeStep(within, draft, "submit", { ...by, reason: consented });
      if (!record) throw new Error("a proposal that was made in this transaction cannot have changed");
      const sent = { kind: "proposal" as const, version: record.version, text: undefined, person: actor, at };
      await createSubmission(within, secret, {
        ...sent,
        ...aboutOf(record),
        email: mails ? email : undefined,
        browser: proposedFrom,
      });
      return draft.id;
    });
    if (made === "mismatch") throw new Problem(409, "This Idempotency-Key was used for another body: take a new key.");
    if (fresh) c.header("Set-Cookie", fresh.cookie);
    const token = followToken(secret, await submissionOf(db, { type: "initiative", id: made.id }));
    const mailed = mails === true && email !== undefined;
    return c.json({ id: made.id, state: "submitted" as const, token, mailed }, made.fresh ? 201 : 200);
  });
  return routes;
}
