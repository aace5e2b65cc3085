/**
 * Where the page of an entry is, whatever its type: for links out of lists, the map, messages and search. Light, because the first view
 * may ask: the definitions themselves, with all their schemas, stay away.
 */
export interface EntryAddress {
  to: string;
  params: Record<string, string>;
}

interface EntryAt {
  type: string;
  id: string;
}

/** The list of all knowledge, and where the approach of areas begins. */
export const [knowledgePage, approachPage]: readonly [string, string] = ["/kennis", "/aanpak"];

/** As data/entry-types has them (`dutch`); a type of somebody's own stands in its address by its own name. */
const collections: Readonly<Record<string, string>> = {
  publication: "publicaties",
  example: "praktijkvoorbeelden",
  story: "verhalen",
  mapStory: "kaartverhalen",
  activity: "activiteiten",
  question: "vragen",
  learningQuestion: "leervragen",
};
/** What an approach runs on. */
const instruments: Readonly<Record<string, string>> = {
  areaApproach: "aanpakken",
  agreement: "afspraken",
  fundingLine: "geldstromen",
  checklist: "checklists",
  assessment: "afwegingen",
};
/** The list that entries of a type belong to. */
export const listPageOf = (type: string): string => (instruments[type] === undefined ? knowledgePage : approachPage);

const addressOf = ({ type, id }: EntryAt, more: string): EntryAddress =>
  type === "initiative"
    ? { to: `/initiatieven/$id${more}`, params: { id } }
    : {
        to: `${listPageOf(type)}/$collection/$id${more}`,
        params: { collection: collections[type] ?? instruments[type] ?? type, id },
      };

export const pageOfEntry = (ref: EntryAt): EntryAddress => addressOf(ref, "");
export const formOfEntry = (ref: EntryAt): EntryAddress => addressOf(ref, "/bewerken");

/** Where a new one is entered, or proposed. */
export const newPageOf = (type: string): EntryAddress =>
  type === "initiative" ? { to: "/initiatieven/nieuw", params: {} } : { to: `${listPageOf(type)}/nieuw/$type`, params: { type } };

/** The address as text, for a link that opens a new tab. */
export const hrefOfEntry = (ref: EntryAt): string => {
  const { to, params } = pageOfEntry(ref);
  return to.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
};
