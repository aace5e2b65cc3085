/** What the API says of itself: its OpenAPI document, and the page with links at its root. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { type ApiDocument, namedSchemas } from "./named-schemas.ts";

/** Raised with every change that a client can notice; its first number is the one in the address. */
export const apiVersion = "1.0.0";

/** The rules of the government ask for a mailbox; where none was set up this one says so by its name (RFC 2606). */
const noMailbox = "geen-adres-ingesteld@example.org";
const mailboxOf = (contact = ""): string => (contact.startsWith("mailto:") ? contact.slice("mailto:".length) : noMailbox);

export const documentOf = (v1: OpenAPIHono, contact: string | undefined): ApiDocument =>
  completed(
    v1.getOpenAPIDocument({
      openapi: "3.0.3",
      info: {
        title: "Wijkblik API",
        version: apiVersion,
        description:
          "Gebieden, indicatoren, cijfers, gebiedengroepen, bronnen en initiatieven van Wijkblik: de kaart van de wijkaanpak. Lezen kan iedereen, zonder sleutel; schrijven wie is aangemeld. Elk cijfer heeft een status; een cijfer dat er niet is, is nooit 0 maar `null`.",
        contact: { name: "Wijkblik", url: "/over", email: mailboxOf(contact) },
        license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/nl/" },
      },
      servers: [{ url: "/api/v1", description: "Versie 1" }],
    }),
  );

const session = {
  type: "apiKey" as const,
  in: "cookie" as const,
  name: "__Host-wijkblik",
  description:
    "Zet het antwoord op aanmelden; een programma zonder browser stuurt hem zelf mee. Zonder https heet hij `wijkblik`",
};

const versionHeader = { schema: { type: "string" as const }, description: "Volledige versie van deze API" };

interface Operation {
  responses: Record<string, { headers?: object }>;
  security?: object[];
}

/** What is so for every operation: the version in every answer that is no problem, and a session where one without is refused. */
function completed(document: ApiDocument): ApiDocument {
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations as Record<string, Operation>)) {
      operation.security = "401" in operation.responses ? [{ session: [] }] : [];
      for (const [status, response] of Object.entries(operation.responses))
        if (/^[23]/.test(status)) response.headers = { "API-Version": versionHeader, ...response.headers };
    }
  document.components = { ...document.components, securitySchemes: { session } };
  return namedSchemas(document);
}

export interface RootParts {
  /** Of the published set. */
  generation: string;
  /** Whether there are collections of living data. */
  living: boolean;
  /** Of this server, as whoever asks sees it. */
  origin: string;
}

/** Whole addresses: GDAL does not join a path to the host. */
export const rootOf = (document: ApiDocument, { generation, living, origin }: RootParts) => ({
  title: document.info.title,
  version: apiVersion,
  generation,
  links: [
    { rel: "self", href: "/api/v1", type: "application/json" },
    { rel: "service-desc", href: "/api/v1/openapi.json", type: "application/vnd.oai.openapi+json;version=3.0" },
    { rel: "service-doc", href: "/api", type: "text/html" },
    ...(living ? [{ rel: "conformance", href: "/api/v1/conformance", type: "application/json" }] : []),
    ...(living ? [{ rel: "data", href: "/api/v1/collections", type: "application/json" }] : []),
    ...Object.keys(document.paths)
      .filter((path) => !path.includes("{"))
      .map((path) => ({ rel: "item", href: `/api/v1${path}` })),
  ].map((link) => ({ ...link, href: new URL(link.href, origin).href })),
});
