/** Ways from a list or an area to elsewhere: as a file, to follow as a feed or calendar, and to the form for a new one. */
import * as m from "../../paraglide/messages.js";
import "./links.css";
import "./working-panel.css";
import { Link } from "@tanstack/react-router";
import { type ExportForm, exportLinks, type FeedForm, feedLinks, type ListOf } from "../../api/initiatives.ts";
import { type Followable, SubscribeLink } from "../../filters/subscribe-link.tsx";
import { useCreates } from "../../state/reader.ts";
import { Icon } from "../../ui/icon.tsx";

const words: Record<FeedForm, () => string> = { rss: m.feed_rss, atom: m.feed_atom, ics: m.feed_ics };
const mediaTypes: Record<FeedForm, string> = { rss: "application/rss+xml", atom: "application/atom+xml", ics: "text/calendar" };

interface FeedLinksProps {
  /** The query string that the list was asked with; `area=GM0307` for a page about an area. */
  question: string;
  title: string;
  /** Default initiatives. */
  of?: ListOf;
  lead?: string;
  /** What mail about the same tells of, with commas between; default everything. */
  types?: string | undefined;
}

/** What mail can be about of a list; undefined for a shape that somebody drew. */
function followableOf(question: string, types: string | undefined): Followable | undefined {
  const asked = new URLSearchParams(question);
  if (asked.has("within")) return undefined;
  return { area: asked.get("area") ?? undefined, theme: asked.get("theme") ?? undefined, types };
}

export function FeedLinks({ question, title, of, lead = m.feed_lead(), types }: FeedLinksProps) {
  const links = feedLinks(question, of);
  const followed = followableOf(question, types);
  return (
    <section className="feed-links no-print">
      <h2>{title}</h2>
      <p className="wb-soft">{lead}</p>
      <ul>
        {followed ? (
          <li>
            <SubscribeLink {...followed} />
          </li>
        ) : null}
        {links.map(({ form, href }) => (
          <li key={form}>
            <a className="nl-link" href={href} type={mediaTypes[form]}>
              {words[form]()}
            </a>
          </li>
        ))}
      </ul>
      {links.map(({ form, href }) =>
        form === "ics" ? null : <link key={form} rel="alternate" type={mediaTypes[form]} href={href} title={title} />,
      )}
    </section>
  );
}

/** Where entering begins; who has no account makes a suggestion of it. */
export function NewInitiativeLink() {
  const creates = useCreates();
  return (
    <Link
      to="/initiatieven/nieuw"
      search={(view) => ({ ...view, point: undefined })}
      className="nl-button nl-button--default new-initiative"
    >
      {creates ? m.form_new() : m.form_suggest()}
    </Link>
  );
}

/** The list as a file, exactly as it is filtered. */
const fileWords: Record<ExportForm, () => string> = { xlsx: m.export_xlsx, csv: m.export_csv, geojson: m.export_geojson };

/** `question` is the query string that the list was asked with. */
export function ExportLinks({ question, of }: Pick<FeedLinksProps, "question" | "of">) {
  return (
    <section className="export-links no-print" aria-labelledby="meenemen">
      <h2 id="meenemen">{m.export_title()}</h2>
      <p className="wb-soft">{m.export_lead()}</p>
      <ul>
        {exportLinks(question, of).map(({ form, href }) => (
          <li key={form}>
            <a className="nl-button nl-button--default" href={href} download>
              <Icon name="download" />
              <span className="nl-button__label">{fileWords[form]()}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
