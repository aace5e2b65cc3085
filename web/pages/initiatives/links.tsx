/** Ways from a list or an area to elsewhere: as a file, to follow as a feed or calendar, and to the form for a new one. */
import * as m from "../../paraglide/messages.js";
import "./links.css";
import "./working-panel.css";
import { Link } from "@tanstack/react-router";
import { type ExportForm, exportLinks, type FeedForm, feedLinks } from "../../api/initiatives.ts";
import { useCreates } from "../../state/reader.ts";
import { Icon } from "../../ui/icon.tsx";

const words: Record<FeedForm, () => string> = { rss: m.feed_rss, atom: m.feed_atom, ics: m.feed_ics };
const types: Record<FeedForm, string> = { rss: "application/rss+xml", atom: "application/atom+xml", ics: "text/calendar" };

interface FeedLinksProps {
  /** The query string that the list was asked with; `area=GM0307` for a page about an area. */
  question: string;
  title: string;
}

export function FeedLinks({ question, title }: FeedLinksProps) {
  const links = feedLinks(question);
  return (
    <section className="feed-links no-print">
      <h2>{title}</h2>
      <p className="wb-soft">{m.feed_lead()}</p>
      <ul>
        {links.map(({ form, href }) => (
          <li key={form}>
            <a className="nl-link" href={href} type={types[form]}>
              {words[form]()}
            </a>
          </li>
        ))}
      </ul>
      {links.map(({ form, href }) =>
        form === "ics" ? null : <link key={form} rel="alternate" type={types[form]} href={href} title={title} />,
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
export function ExportLinks({ question }: { question: string }) {
  return (
    <section className="export-links no-print" aria-labelledby="meenemen">
      <h2 id="meenemen">{m.export_title()}</h2>
      <p className="wb-soft">{m.export_lead()}</p>
      <ul>
        {exportLinks(question).map(({ form, href }) => (
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
