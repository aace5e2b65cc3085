/** What a dossier rests on: what is missing and why, the sources with their licences, the version of the data, and the way back to the page. */
import type { ReactNode } from "react";
import { encode } from "uqr";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { Profile } from "#data/schema/profile.ts";
import { formatDate, sourceRemarks, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

interface MissingProps {
  figures: Profile["figures"];
  catalog: Catalog;
}

export function DossierMissing({ figures, catalog }: MissingProps) {
  const bare = figures.filter(({ value }) => value === null);
  const names = bare.flatMap(({ indicator }) => catalog.indicators.find(({ id }) => id === indicator)?.name ?? []);
  return (
    <MissingSection catalog={catalog}>
      {names.length > 0 ? <p>{m.dossier_missing_here({ names: names.map(words).join("; ") })}</p> : null}
    </MissingSection>
  );
}

/** What no area has; what these do not have stands before it. */
export function MissingSection({ catalog, children }: { catalog: Catalog; children: ReactNode }) {
  const { absent = [] } = catalog;
  return (
    <section aria-labelledby="dossier-mist">
      <h2 id="dossier-mist">{m.dossier_missing()}</h2>
      {children}
      <ul>
        {absent.map(({ id, name, why }) => (
          <li key={id}>{m.dossier_absent({ name: words(name), why: words(why) })}</li>
        ))}
      </ul>
    </section>
  );
}

interface ColophonProps {
  /** Of the figures; a source may be there many times. */
  sources: readonly string[];
  /** Path of the page that the code leads to. */
  address: string;
  /** Year of the borders. */
  division: number;
  catalog: Catalog;
  manifest: Manifest;
}

export function Colophon({ sources, address: path, division, catalog, manifest }: ColophonProps) {
  const used = new Set(sources);
  const address = location.origin + path;
  return (
    <section aria-labelledby="dossier-bronnen" className="colophon">
      <h2 id="dossier-bronnen">{m.dossier_sources()}</h2>
      <div className="colophon__parts">
        <div>
          <ul className="wb-small">
            {catalog.sources
              .filter(({ id }) => used.has(id))
              .map((source) => (
                <li key={source.id}>
                  {[`${source.publisher}, ${source.title} (${source.licence})`, ...sourceRemarks(source)].join(" · ")}
                </li>
              ))}
          </ul>
          <p className="wb-small">
            {m.dossier_version({
              version: manifest.generation,
              date: formatDate(manifest.builtAt),
              year: String(division),
            })}
          </p>
          <p className="wb-small">
            <a className="nl-link" href={address}>
              {address}
            </a>
          </p>
        </div>
        <QrCode text={address} />
      </div>
    </section>
  );
}

/** A longer address makes squares too small for a phone to read from paper. */
const longestCode = 600;

function QrCode({ text }: { text: string }) {
  if (text.length > longestCode) return null;
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg className="colophon__code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={m.dossier_code({ address: text })}>
      <rect className="colophon__light" width={size} height={size} />
      <path className="colophon__dark" d={path} />
    </svg>
  );
}
