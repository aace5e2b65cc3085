/** What is known of an entry, out of the form of its type: short values as one line each, texts under their own heading. */
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import type { EntryDefinition, FormField } from "#data/entry-types/definition.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { contactLinks, type PublicContact } from "../../figures/contact-links.tsx";
import { knowledgePage } from "../../labels/entry-pages.ts";
import { choiceWord, fieldLabel } from "../../labels/entry-words.ts";
import { formatEuro, formatNumber, formatSince, words } from "../../labels/format.ts";
import { periodWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { OutsideLink } from "../../ui/outside-link.tsx";

/** Where the value of a field stands as a fact for readers, its name, where the form asks a question; by field, or by type and field. */
const factWords: Readonly<Record<string, () => string>> = {
  source: m.initiative_source,
  evidence: m.knowledge_evidence,
  indicator: m.entries_to_figure,
  areas: m.knowledge_about,
  organisations: m.knowledge_made_by,
  "example.organisations": m.knowledge_who,
  "fundingLine.source": m.money_source,
  "fundingLine.areas": m.money_areas,
};

const factLabel = (type: string, field: string): string =>
  (factWords[`${type}.${field}`] ?? factWords[field])?.() ?? fieldLabel(type, field);

type Content = PublicEntry["content"];

export interface OfEntryProps {
  definition: EntryDefinition;
  content: Content;
}

/** Said elsewhere on the page. */
const elsewhere = new Set([
  ...["title", "summary", "kind", "story", "voice", "name", "told"],
  ...["question", "visibility", "steps", "meetings"],
  ...["venue", "registration", "opens", "closes", "mostPeople", "mostGemeenten", "mostOfGemeente", "mixedFields"],
]);

export const shownFields = ({ form, public: open }: EntryDefinition): FormField[] =>
  form.flatMap(({ fields }) => fields).filter(({ field }) => open.includes(field) && !elsewhere.has(field));

export function EntryFacts({ definition, content }: OfEntryProps) {
  const lines = shownFields(definition).flatMap((asked) => {
    const value = content[asked.field];
    return isShort(asked) && !isEmpty(value) ? [{ asked, value }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <dl className="facts initiative-facts entry-facts">
      {lines.map(({ asked, value }) => (
        <div key={asked.field} className="facts__pair">
          <dt>{factLabel(definition.type, asked.field)}</dt>
          <dd>
            <Value type={definition.type} asked={asked} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) ? value.length === 0 : typeof value === "object" && value !== null && Object.keys(value).length === 0);

const long: readonly FormField["as"][] = ["longText", "photos", "attachments", "entries", "rows", "place", "owner"];
const isShort = (asked: FormField): boolean => (asked.as === "own" ? asked.look === "regular" : !long.includes(asked.as));

/** Each text under the question that it answers. */
export function EntryTexts({ definition, content }: OfEntryProps) {
  return shownFields(definition).flatMap(({ as, field }) => {
    const text = content[field];
    if (as !== "longText" || typeof text !== "string") return [];
    return (
      <section key={field}>
        <h2>{fieldLabel(definition.type, field)}</h2>
        <p className="initiative-text">{text}</p>
      </section>
    );
  });
}

interface ValueProps {
  type: string;
  asked: FormField;
  value: unknown;
}

function Value({ type, asked: { as, field }, value }: ValueProps): ReactNode {
  switch (as) {
    case "areas":
      return <AreaLinks codes={value as string[]} />;
    case "ticks":
      return <ChoiceLinks type={type} field={field} values={value as string[]} />;
    case "texts":
      return (value as string[]).join(", ");
    case "select":
    case "radios":
      return choiceWord(type, field, String(value));
    case "link":
      return <OutsideLink href={String(value)} />;
    case "period":
      return periodWords(value as { from?: string; to?: string }) ?? null;
    case "contact":
      return contactLinks(value as PublicContact);
    case "indicator":
      return <IndicatorLink id={String(value)} />;
    case "own":
      return value ? m.initiative_regular() : m.initiative_extra();
    case "number":
      return field === "amount" ? formatEuro(Number(value)) : formatNumber(Number(value));
    case "tick":
      return value ? m.entries_yes() : m.entries_no();
    default:
      return formatSince(String(value));
  }
}

const between = (parts: readonly ReactNode[]): ReactNode =>
  parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts are only read, never moved
    <Fragment key={i}>
      {i > 0 ? ", " : ""}
      {part}
    </Fragment>
  ));

function AreaLinks({ codes }: { codes: readonly string[] }) {
  const { nameOf } = useAreaNames();
  return between(
    codes.map((code) => (
      <Link key={code} to="/gebied/$code" params={{ code }} search={true} className="nl-link">
        {nameOf(code) ?? code}
      </Link>
    )),
  );
}

/** By what the list of knowledge is narrowed too: the way to what else there is. */
function ChoiceLinks({ type, field, values }: { type: string; field: string; values: readonly string[] }) {
  const name = { themes: "theme", phases: "phase" }[field];
  return between(
    values.map((value) =>
      name === undefined ? (
        choiceWord(type, field, value)
      ) : (
        <Link key={value} to={knowledgePage} search={(view) => ({ ...view, [name]: value })} className="nl-link">
          {choiceWord(type, field, value)}
        </Link>
      ),
    ),
  );
}

export function IndicatorLink({ id }: { id: string }) {
  const { catalog } = useShown();
  const found = catalog?.indicators.find((one) => one.id === id);
  if (!found) return id;
  return (
    <Link to="/" search={(view) => ({ ...view, indicator: id })} className="nl-link">
      {words(found.name)}
    </Link>
  );
}
