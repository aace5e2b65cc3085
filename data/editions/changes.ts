/** What an edition changes beside the one before it, to look at before it is taken into use. */
import { z } from "zod";
import { itemsOf } from "../checklists/checklist.ts";
import { Text } from "../schema/indicator.ts";
import { type AnyEdition, editionTemplates } from "./edition.ts";

const Named = z.object({ id: z.string(), text: Text });
type Named = z.infer<typeof Named>;

export const EditionChanges = z.object({
  /** Asked for the first time. */
  added: z.array(Named),
  /** The same, in other words. */
  reworded: z.array(Named.extend({ before: Text })),
  /** In the place of one or more of the edition before. */
  replacing: z.array(Named.extend({ replaces: z.array(Named) })),
  /** No longer asked; no other takes its place. */
  leftOut: z.array(Named),
  /** How many stay as they were. */
  same: z.number().int(),
});
export type EditionChanges = z.infer<typeof EditionChanges>;

export const EditionCheck = z
  .object({
    template: z.enum(editionTemplates),
    id: z.string(),
    /** The edition that it follows on. */
    after: z.string(),
    changes: EditionChanges,
    /** Of this template: filled checklists, or assessments. */
    filled: z.number().int(),
  })
  .meta({
    id: "EditionCheck",
    description:
      "Wat een uitgave verandert. `filled`: hoeveel ingevulde lijsten hun antwoorden meenemen; van een afweging hoeveel hun eigen woorden houden",
  });
export type EditionCheck = z.infer<typeof EditionCheck>;

/** What two editions of one template ask, each under its id. */
interface Asked {
  id: string;
  text: Text;
  /** All its words. */
  whole: string;
  replaces: readonly string[];
}

function askedIn(edition: AnyEdition): Asked[] {
  if (edition.template === "framework")
    return edition.verdicts.map(({ id, kind, name, question }) => ({
      ...{ id, text: { nl: `${name.nl}: ${question.nl}`, en: `${name.en}: ${question.en}` }, replaces: [] },
      whole: JSON.stringify([kind, name, question]),
    }));
  return itemsOf(edition).map(({ id, text, why, example, replaces = [] }) => ({
    ...{ id, text, replaces, whole: JSON.stringify([text, why, example]) },
  }));
}

const named = ({ id, text }: Asked): Named => ({ id, text });

export function changesOf(edition: AnyEdition, before: AnyEdition): EditionChanges {
  const [now, old] = [askedIn(edition), new Map(askedIn(before).map((one) => [one.id, one]))];
  const replaced = new Set(now.flatMap(({ replaces }) => replaces));
  const kept = now.flatMap((one) => {
    const was = old.get(one.id);
    return was ? [{ one, was }] : [];
  });
  const other = kept.filter(({ one, was }) => one.whole !== was.whole);
  return {
    added: now.filter(({ id, replaces }) => !old.has(id) && replaces.length === 0).map(named),
    reworded: other.map(({ one, was }) => ({ ...named(one), before: was.text })),
    replacing: now
      .filter(({ replaces }) => replaces.length > 0)
      .map((one) => ({
        ...named(one),
        replaces: one.replaces.flatMap((id) => (old.has(id) ? [named(old.get(id) as Asked)] : [])),
      })),
    leftOut: [...old.values()].filter(({ id }) => !replaced.has(id) && !now.some((one) => one.id === id)).map(named),
    same: kept.length - other.length,
  };
}
