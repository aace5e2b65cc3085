/** What is new here, to follow elsewhere; programs find the same addresses in the head of the page. */
import * as m from "../../paraglide/messages.js";
import "./export-links.css";
import { type FeedForm, feedLinks } from "../../api/initiatives.ts";

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
