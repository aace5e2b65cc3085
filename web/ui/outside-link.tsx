/** An address that somebody typed, as a link to another site. */
import "./ui.css";
import { Fragment } from "react";
import { isSafeLink } from "#data/schema/text.ts";

/** What was stored before the schema was as strict as it is stays text. */
export const OutsideLink = ({ href }: { href: string }) =>
  isSafeLink(href) ? (
    <a className="nl-link" href={href} rel="noreferrer nofollow">
      {href}
    </a>
  ) : (
    href
  );

/** Text of a source in which web addresses are links; only http and https, and nothing else of it is markup. */
export function SourceText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s,;)]+)/);
  return parts.map((part, i) => {
    const key = `${i}-${part}`;
    if (i % 2 === 0) return <Fragment key={key}>{part}</Fragment>;
    return (
      <a key={key} className="nl-link" href={part} rel="noreferrer">
        {part}
      </a>
    );
  });
}
