/** The page at /api: plain HTML from the OpenAPI document, for readers and screen readers alike; no script at all. */
import { html, raw } from "hono/html";
import type { ApiDocument } from "./named-schemas.ts";

type Operation = NonNullable<ApiDocument["paths"][string]["get"]>;
type Parameter = Extract<NonNullable<Operation["parameters"]>[number], { name: string }>;

/** In the order in which a reader meets them. */
const methods = ["get", "post", "put", "delete"] as const;
type Method = (typeof methods)[number];

export const documentationStyle = "/api/documentation.css";

export function documentationPage(document: ApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ method, path, operation: item[method] as Operation }] : [])),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags ?? []))];
  const text = html`<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Open API · Wijkblik</title>
    <link rel="stylesheet" href="${documentationStyle}" />
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
  </head>
  <body>
    <header><a href="/">Wijkblik</a></header>
    <main>
      <h1>Open API van Wijkblik</h1>
      <p>${prose(document.info.description)}</p>
      <p>
        Adres: <code>/api/v1</code>. Versie ${document.info.version}; de versie staat in elk antwoord als <code>API-Version</code>.
        Beschrijving voor programma’s: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.0.3). Fouten komen als
        <code>application/problem+json</code> en noemen alles wat er mis is. Kaarttegels en kolommen: zie
        <a href="/published/manifest.json">manifest.json</a> en <a href="/tiles.json">tiles.json</a>.
      </p>
      <nav aria-label="Onderdelen">
        <ul>
          ${tags.map((tag) => html`<li><a href="#${anchor(tag)}">${tag}</a></li>`)}
        </ul>
      </nav>
      ${tags.map(
        (tag) => html`<section aria-labelledby="${anchor(tag)}">
        <h2 id="${anchor(tag)}">${tag}</h2>
        ${operations.filter(({ operation }) => operation.tags?.includes(tag)).map(({ method, path, operation }) => operationPart(method, path, operation))}
      </section>`,
      )}
    </main>
  </body>
</html>
`;
  return String(text);
}

/** Text of the document with `code` in it. */
const prose = (text = "") => text.split("`").map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));

const anchor = (tag: string) => tag.toLowerCase().replace(/[^a-z]+/g, "-");

function operationPart(method: Method, path: string, operation: Operation) {
  const parameters = (operation.parameters ?? []).filter((parameter): parameter is Parameter => "name" in parameter);
  const example = exampleOf(path, parameters);
  return html`<article>
          <h3>${operation.summary}</h3>
          <p><code>${method.toUpperCase()} /api/v1${path}</code></p>
          ${operation.description ? html`<p>${prose(operation.description)}</p>` : ""}
          ${parameters.length > 0 ? parameterTable(parameters, operation.summary ?? path) : ""}
          <p>Antwoorden: ${raw(
            Object.entries(operation.responses)
              .map(([status, response]) => html`<strong>${status}</strong> ${prose(response.description)}`)
              .join("; "),
          )}.</p>
          ${method === "get" ? html`<p>Probeer: <a href="${example}"><code>${example}</code></a></p>` : ""}
        </article>`;
}

const whereWord: Record<string, string> = { path: "adres", query: "vraag", header: "kop" };

const parameterTable = (
  parameters: Parameter[],
  summary: string,
) => html`<div class="scroll" role="region" tabindex="0" aria-label="Parameters van ${summary}">
            <table>
              <thead><tr><th scope="col">Parameter</th><th scope="col">Waar</th><th scope="col">Verplicht</th><th scope="col">Waarde</th><th scope="col">Uitleg</th></tr></thead>
              <tbody>
                ${parameters.map(
                  (parameter) =>
                    html`<tr><th scope="row"><code>${parameter.name}</code></th><td>${whereWord[parameter.in] ?? parameter.in}</td><td>${parameter.required ? "ja" : "nee"}</td><td>${valueText(parameter)}</td><td>${prose(parameter.description)}</td></tr>`,
                )}
              </tbody>
            </table>
          </div>`;

interface ValueSchema {
  type?: string;
  enum?: string[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  example?: unknown;
}

const schemaOf = (parameter: Parameter) => (parameter.schema ?? {}) as ValueSchema;

function valueText(parameter: Parameter): string {
  const schema = schemaOf(parameter);
  const kind = schema.enum ? schema.enum.join(", ") : schema.type === "integer" ? "geheel getal" : "tekst";
  const bounds =
    schema.minimum !== undefined && schema.maximum !== undefined ? ` van ${schema.minimum} tot en met ${schema.maximum}` : "";
  return `${kind}${bounds}${schema.default === undefined ? "" : `; standaard ${String(schema.default)}`}`;
}

/** An address that works: examples of the document filled in. */
function exampleOf(path: string, parameters: Parameter[]): string {
  const example = (parameter: Parameter) => schemaOf(parameter).example;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const found = parameters.find((parameter) => parameter.name === name);
    return encodeURIComponent(String((found && example(found)) ?? name));
  });
  const first = parameters.find((parameter) => parameter.in === "query" && example(parameter) !== undefined);
  return `/api/v1${filled}${first ? `?${first.name}=${encodeURIComponent(String(example(first)))}` : ""}`;
}
