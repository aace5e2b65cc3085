/** A proposal by somebody without an account: what and where at least, with consent, straight to the editors of the place. */
import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Receipt } from "#data/entries/submission.ts";
import { definitionOf, entryDefinitions, schemasOf } from "#data/entry-types/registry.ts";
import type { EntryFault } from "#data/schema/faults.ts";
import { visitorFaults } from "#data/schema/geometry.ts";
import { sizeLimits } from "#data/schema/geometry-size.ts";
import { ProposedInitiative } from "#data/schema/initiative.ts";
import type { EntryContent } from "#data/schema/record.ts";
import { Email } from "#data/schema/text.ts";
import { browserOf, newBrowser } from "../../auth/identity.ts";
import { contentFaults } from "../../entries/content-faults.ts";
import { pathOfWhere, placedNow, typeSent } from "../../entries/entry.ts";
import { fileFaults } from "../../entries/files.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import { parseEntry, readJson, refused } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import type { Library } from "../../published/published-set.ts";
import { aboutOf, createEntry, takeStep } from "../../store/entries/entries.ts";
import { createSubmission, followToken, submissionOf } from "../../store/entries/submissions.ts";
import { madeOnce } from "../../store/idempotency.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, ok, tooOften } from "../openapi/openapi.ts";
import { Idempotency } from "../openapi/working-version.ts";

/** By the type it says it is of. */
const proposalOf = (type: string) => Proposal.extend({ content: schemasOf(definitionOf(type)).proposal });

/** Of every type, for the document. */
const anyProposal = () => z.union(entryDefinitions().map((definition) => schemasOf(definition).proposal));

const Proposal = z.strictObject({
  type: z.string().max(40).optional().describe("Soort inzending; zonder dit een initiatief"),
  content: ProposedInitiative,
  consent: z.literal(true, "required").describe("Toestemming om dit te bewaren en openbaar te maken"),
  email: Email.optional(),
});
const Proposed = Receipt.extend({ id: z.string(), state: z.enum(["draft", "submitted"]) }).meta({ id: "Proposed" });
/** Keys of people without an account share one name: a key only ever leads to an id, and only with the same body. */
const nobody = "proposal";
const consented = "Voorstel zonder account, met toestemming";

const { vertices, parts, extent, length } = sizeLimits.visitor;

const propose = () =>
  createRoute({
    method: "post",
    path: "/proposals",
    operationId: "propose",
    tags: ["Voorstellen"],
    summary: "Stel een initiatief voor, of een inzending van een andere soort, zonder account",
    description: `De inhoud is die van de soort (\`type\`; zonder dit een initiatief). Een redacteur van het gebied bekijkt het. \`email\` wordt nooit openbaar. Een cookie onthoudt dat het uit deze browser kwam: wie zich daar later aanmeldt, keurt het niet alleen goed. Een tekening heeft hoogstens ${vertices} punten en ${parts} delen, is hoogstens ${extent} km breed en hoog, en haar lijnen en randen zijn samen hoogstens ${length} km.`,
    request: {
      headers: Idempotency,
      query: NoQuery,
      body: jsonBody("Proposal", Proposal.extend({ content: anyProposal() })),
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

/** Whoever looks at it can answer, and nobody else sees the address. */
function reachedBy(type: string, content: EntryContent, email: string | undefined): EntryContent {
  const isKept = email !== undefined && "internalContact" in definitionOf(type).schema.shape;
  return isKept ? { ...content, internalContact: { ...content.internalContact, email } } : content;
}

/** Others are asked to do something for it: not for a mailbox that may be somebody else's. Without mail nobody can confirm anything. */
const mustConfirm = (type: string, { actor, mails }: { actor: string | undefined; mails: boolean | undefined }): boolean =>
  definitionOf(type).mailFirst === true && actor === undefined && mails === true;

export function proposalRoutes(living: Living, library: Library, limits: Limits): OpenAPIHono {
  const { db, now, identify, secret, mails } = living;
  const routes = apiRoutes();
  routes.openapi(propose(), async (c) => {
    await limits.take("proposal", c);
    const text = await c.req.text();
    const sent = await readJson(c);
    // Looked at first: what is too large is not worth the rest of the work.
    const large = drawnFaults(sent);
    if (large.length > 0) throw refused(c, large);
    const type = typeSent(c, sent);
    const { content: whole, email } = parseEntry(c, proposalOf(type), sent);
    const content = reachedBy(type, whole as EntryContent, email);
    const placed = await placedNow({ db, library, owner: undefined }, content);
    if (typeof placed === "string") throw refused(c, [{ path: pathOfWhere(content), code: placed }]);
    const at = now();
    const asker = { actor: await identify(c.req.raw), browser: browserOf(c.req.raw) };
    const files = [
      ...(await fileFaults(db, { type, content, ...asker })),
      ...(await contentFaults(db, { type, content, actor: asker.actor })),
    ];
    if (files.length > 0) throw refused(c, files);
    // Signed in it is theirs; without an account it is of the browser: nobody judges their own proposal alone.
    const actor = asker.actor?.id;
    const known = asker.browser;
    const fresh = actor === undefined && known === undefined ? newBrowser(originOf(c, living).startsWith("https:")) : undefined;
    const proposedFrom = known ?? fresh?.browser;
    const key = c.req.valid("header")["idempotency-key"];
    const waits = mustConfirm(type, { actor, mails });
    if (waits && email === undefined) throw refused(c, [{ path: "email", code: "required" }]);
    const request = { actor: nobody, key, fingerprint: createHash("sha256").update(text).digest("hex"), at };
    const made = await madeOnce(db, request, async (within) => {
      const by = { actor, at };
      const draft = await createEntry(within, { type, organisation: undefined, content, placed, proposedFrom }, by);
      const record = waits ? draft : await takeStep(within, draft, "submit", { ...by, reason: consented });
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
    const token = followToken(secret, await submissionOf(db, { type, id: made.id }));
    const mailed = mails === true && email !== undefined;
    return c.json(
      { id: made.id, state: waits ? ("draft" as const) : ("submitted" as const), token, mailed },
      made.fresh ? 201 : 200,
    );
  });
  return routes;
}
