/** Where browsers find us, for whole addresses in what we give away: files, feeds, links of the OGC API. */
import { isIP } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { Problem } from "../http/errors.ts";
import type { Living } from "./living-data.ts";

/** RFC 3986 section 3.2.2, as far as hosts on the web go: a name, an IPv4, or an IPv6 between brackets, and a port. */
const hostForm = /^(\[[\da-f:.]+\]|[\da-z]([\da-z.-]{0,252}[\da-z])?)(:\d{1,5})?$/i;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * The address of the settings; without one that of the request, but only where nobody else can have made it up: this machine, or the
 * address at which the connection came in. What another name says may be the work of who asks (OWASP: Host header injection). No
 * slash at the end. Throws a Problem 400.
 */
export function originOf(c: Context, { address }: Partial<Pick<Living, "address">>): string {
  if (address !== undefined) return address;
  const { protocol, host } = new URL(c.req.url);
  const asked = c.req.header("Host") ?? host;
  if (!isOurs(asked, ownAddress(c)))
    throw new Problem(
      400,
      "This server does not know itself by this name: set WIJKBLIK_ADDRESS to the address that browsers use.",
      {
        errors: [{ in: "header", name: "Host", reason: "neither this machine nor the address of this connection" }],
      },
    );
  return new URL(`${protocol}//${asked}`).origin;
}

function isOurs(host: string, own: string | undefined): boolean {
  if (!hostForm.test(host) || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return loopback.test(hostname) || (own !== undefined && hostname === own);
}

/** As a URL writes it. */
function ownAddress(c: Context): string | undefined {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const plain = (incoming?.socket?.localAddress ?? "").replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  const family = isIP(plain);
  return family === 0 ? undefined : new URL(family === 6 ? `http://[${plain}]` : `http://${plain}`).hostname;
}

/** Tells caches that an answer with an address in it is for who asked under the same name. */
export const hostVaries = ({ address }: Partial<Pick<Living, "address">>): boolean => address === undefined;
