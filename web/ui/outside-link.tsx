/** An address that somebody typed, as a link to another site. */
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
