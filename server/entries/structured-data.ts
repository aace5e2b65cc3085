/** A public entry in the words of schema.org, for search engines: only what everybody may see of it. */
import { pathOfEntry } from "#data/entry-types/address.ts";
import { zonedOf } from "#data/entry-types/clock.ts";
import { inOrderOfDay, type Meeting } from "#data/entry-types/meeting.ts";
import type { PublicAnswer } from "#data/entry-types/question.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import type { PublicRecord } from "#data/schema/record.ts";

/** Fields that mean the same in any type, with what schema.org calls them. */
const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

interface Names {
  /** Of an area by its code. */
  area(code: string): string | undefined;
}

const present = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );

/** `origin` is where browsers find us, without a slash at the end. */
export function structuredData(record: PublicRecord, { area }: Names, origin: string): Record<string, unknown> {
  const { type, content, updatedAt } = record;
  const { schemaOrg, listed } = definitionOf(type);
  const is = schemaOrg?.(content) ?? "CreativeWork";
  const { texts, themes = [] } = listed(content);
  const { buurt, wijk, gemeente } = content.placed;
  const around = buurt ?? wijk ?? gemeente;
  const codes = content.areas?.length ? content.areas : around === undefined ? [] : [around];
  const places = codes.flatMap((code) => area(code) ?? []).map((name) => ({ "@type": "Place", name }));
  const url = `${origin}${pathOfEntry(record)}`;
  const about = { "@context": "https://schema.org", "@type": is, "@id": url, url };
  const description = content.summary ?? texts.find((text) => text !== undefined);
  // A project is no work that somebody wrote: it has neither a publisher nor a day of change.
  if (is === "Project") return present({ ...about, name: content.title, description, location: places });
  if (is === "Event") return eventData(record, { about, description, places });
  if (is === "QAPage") return questionData(record, about);
  return present({
    ...about,
    name: content.title,
    headline: content.title.slice(0, 110),
    abstract: description,
    inLanguage: textsOf(content.language)[0] ?? "nl",
    keywords: [...themes],
    author: textsOf(content.authors).map((name) => ({ "@type": "Person", name })),
    publisher: textsOf(content.organisations).map((name) => ({ "@type": "Organization", name })),
    datePublished: textsOf(content.issued ?? content.told)[0],
    dateModified: updatedAt,
    bookEdition: is === "Book" ? textsOf(content.edition)[0] : undefined,
    version: is === "Book" ? undefined : textsOf(content.edition)[0],
    license: textsOf(content.licence)[0],
    sameAs: textsOf(content.link)[0],
    spatialCoverage: places,
  });
}

/** Of an answer no person is named: what everybody sees is the organisation. */
function questionData({ content }: PublicRecord, about: Record<string, unknown>): Record<string, unknown> {
  const { question, answers = [] } = content as { question?: string; answers?: PublicAnswer[] };
  return present({
    ...about,
    name: content.title,
    mainEntity: present({
      "@type": "Question",
      name: content.title,
      text: question,
      answerCount: answers.length,
      suggestedAnswer: answers.map(({ text, organisation, on }) => ({
        "@type": "Answer",
        text,
        dateCreated: on,
        author: { "@type": "Organization", name: organisation },
      })),
    }),
  });
}

interface EventAbout {
  about: Record<string, unknown>;
  description: string | undefined;
  /** Where it lies or what it is about, by name. */
  places: readonly Record<string, unknown>[];
}

const attendance = { locatie: "Offline", online: "Online", beide: "Mixed" } as const;

/** Of a series its meetings are events within it. An online address is only for who takes part: the page stands in its place. */
function eventData({ type, content }: PublicRecord, { about, description, places }: EventAbout): Record<string, unknown> {
  const meetings = inOrderOfDay(definitionOf(type).meetings?.(content) ?? []);
  const { url } = about;
  const { street, number, postcode, city } = (content.address ?? {}) as Record<string, string | undefined>;
  const address = present({
    "@type": "PostalAddress",
    streetAddress: [street, number].filter(Boolean).join(" ") || undefined,
    postalCode: postcode,
    addressLocality: city,
    addressCountry: "NL",
  });
  const name = textsOf(content.venue)[0];
  const house = name !== undefined || street !== undefined ? [present({ "@type": "Place", name, address })] : places.slice(0, 1);
  const where = (mode: Meeting["mode"]) => [
    ...(mode === "online" ? [] : house),
    ...(mode === "locatie" ? [] : [{ "@type": "VirtualLocation", url }]),
  ];
  const at = (day: string | undefined, time: string | undefined) =>
    day === undefined ? undefined : time === undefined ? day : zonedOf(day, time);
  const modes = new Set(meetings.map(({ mode }) => mode));
  const [first] = meetings;
  const mode = modes.size > 1 ? "beide" : (first?.mode ?? "locatie");
  const dated = meetings.filter(({ day }) => day !== undefined);
  const last = dated.at(-1);
  const organizer = textsOf(content.organisations).map((one) => ({ "@type": "Organization", name: one }));
  const event = (one: Meeting) =>
    present({
      "@type": "Event",
      name: one.title ?? content.title,
      startDate: at(one.day, one.from),
      endDate: at(one.day, one.to),
      eventAttendanceMode: `https://schema.org/${attendance[one.mode]}EventAttendanceMode`,
      location: where(one.mode),
      organizer,
    });
  return present({
    ...about,
    name: content.title,
    description,
    inLanguage: textsOf(content.language)[0] ?? "nl",
    keywords: [...(content.themes ?? [])],
    startDate: at(dated[0]?.day, dated[0]?.from),
    endDate: at(last?.day, last?.to),
    eventStatus: "https://schema.org/EventScheduled",
    eventAttendanceMode: `https://schema.org/${attendance[mode]}EventAttendanceMode`,
    location: where(mode),
    organizer,
    maximumAttendeeCapacity: content.mostPeople,
    sameAs: textsOf(content.link)[0],
    subEvent: meetings.length > 1 ? dated.map(event) : undefined,
  });
}
