/** How somebody is reached, in one line: a name, a mail address and a telephone number as links. */
import { Fragment, type ReactNode } from "react";

export interface PublicContact {
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
}

/** Undefined where nothing is known. */
export function contactLinks({ name, email, phone }: PublicContact = {}): ReactNode {
  const parts = [
    name,
    email && (
      <a className="nl-link" href={`mailto:${email}`}>
        {email}
      </a>
    ),
    phone && (
      <a className="nl-link" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
        {phone}
      </a>
    ),
  ].filter(Boolean);
  if (parts.length === 0) return undefined;
  return parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts are only read, never moved
    <Fragment key={i}>
      {i > 0 ? ", " : ""}
      {part}
    </Fragment>
  ));
}
