/** What is being done in the areas of a dossier, and what was agreed and paid for it, as far as somebody entered it. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { filterOfPlace } from "#data/region/filter.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { allInAreaQuery, areaInitiativesQuery } from "../../api/initiatives.ts";
import { TallyWords } from "../../figures/tally-words.tsx";
import { formatNumber } from "../../labels/format.ts";
import { agreementLine, fundingWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";

interface Place {
  code: string;
  name: string;
}

export interface PlacesProps {
  /** One, or those that stand side by side. */
  places: readonly Place[];
}

interface EachProps extends PlacesProps {
  children: (code: string, isAlone: boolean) => ReactNode;
}

/** Each under its name where there are several; one that lists cannot be narrowed to says so. */
export function EachPlace({ places, children }: EachProps) {
  const isAlone = places.length === 1;
  return (
    <div className={isAlone ? undefined : "dossier-places"}>
      {places.map(({ code, name }) => (
        <div key={code}>
          {isAlone ? null : <h3>{name}</h3>}
          {filterOfPlace(code) ? children(code, isAlone) : <p>{m.dossier_no_lists({ name })}</p>}
        </div>
      ))}
    </div>
  );
}

export function DossierInitiatives({ places }: PlacesProps) {
  return (
    <section aria-labelledby="dossier-initiatieven">
      <h2 id="dossier-initiatieven">{m.layer_area_title()}</h2>
      <EachPlace places={places}>{(code) => <InitiativesOf code={code} />}</EachPlace>
    </section>
  );
}

function InitiativesOf({ code }: { code: string }) {
  const found = useQuery(areaInitiativesQuery(code, {}));
  return (
    <Fetched query={found} waiting={m.layer_loading()}>
      {({ initiatives, numberMatched, numberActive, numberUnconfirmed }) =>
        numberMatched === 0 ? (
          <p>{m.layer_area_none()}</p>
        ) : (
          <>
            <TallyWords matched={numberMatched} active={numberActive} unconfirmed={numberUnconfirmed} />
            <ul className="dossier-list">
              {initiatives.map(({ id, content }) => (
                <li key={id}>
                  <ThemeGlyph theme={content.themes[0]} /> {content.title}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Fetched>
  );
}

export function DossierAgreements({ places }: PlacesProps) {
  return (
    <section aria-labelledby="dossier-afspraken">
      <h2 id="dossier-afspraken">{m.dossier_agreements()}</h2>
      <EachPlace places={places}>{(code, isAlone) => <AgreementsOf code={code} most={isAlone ? 10 : 4} />}</EachPlace>
    </section>
  );
}

const hasParts = ({ content }: PublicInitiative) => content.agreements.length + content.funding.length > 0;

function AgreementsOf({ code, most }: { code: string; most: number }) {
  const found = useQuery(allInAreaQuery(code));
  return (
    <Fetched query={found} waiting={m.layer_loading()}>
      {({ initiatives }) => {
        const some = initiatives.filter(hasParts);
        if (some.length === 0) return <p>{initiatives.length > 0 ? m.dossier_agreements_none() : m.layer_area_none()}</p>;
        return <AgreementsTable some={some.slice(0, most)} more={some.length - most} />;
      }}
    </Fetched>
  );
}

function AgreementsTable({ some, more }: { some: readonly PublicInitiative[]; more: number }) {
  return (
    <>
      <table className="wb-table dossier-agreements">
        <thead>
          <tr>
            <th scope="col">{m.dossier_initiative()}</th>
            <th scope="col">{m.dossier_agreement()}</th>
            <th scope="col">{m.dossier_money()}</th>
          </tr>
        </thead>
        <tbody>
          {some.map(({ id, content }) => (
            <tr key={id}>
              <th scope="row">{content.title}</th>
              <td>{content.agreements.map(agreementLine).join("; ") || "–"}</td>
              <td>{content.funding.map(fundingWords).join("; ") || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="wb-small">{m.dossier_agreements_more({ count: formatNumber(more) })}</p> : null}
    </>
  );
}
