/** `/.well-known/security.txt` (RFC 9116): where to report a leak or a way in. */

import { Hono } from "hono";
import { dayMs, today } from "#data/schema/day.ts";

/** The repository; the same as in publiccode.yml. Its Security page takes private reports. */
export const repository = "https://github.com/wijkblik/wijkblik";
const place = "/.well-known/security.txt";

export interface SecurityTxt {
  /** `mailto:`, `https:` or `tel:`. Absent: the Security page of the repository. */
  contact?: string | undefined;
  /** Where browsers find us, when the settings say so. */
  address?: string | undefined;
}

/** Days. Less than a year is advised (section 2.5.5); each day moves it on. */
const valid = 180;

export function securityTxtRoutes({ contact = `${repository}/security`, address }: SecurityTxt): Hono {
  const text = () => {
    const expires = today(new Date(Date.now() + valid * dayMs));
    return [
      `Contact: ${contact}`,
      `Expires: ${expires}T00:00:00Z`,
      "Preferred-Languages: nl, en",
      ...(address === undefined ? [] : [`Canonical: ${address}${place}`]),
      "",
    ].join("\n");
  };
  const headers = {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
  };
  return new Hono().get(place, (c) => c.body(text(), 200, headers)).get("/security.txt", (c) => c.redirect(place, 302));
}
