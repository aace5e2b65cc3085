import { Link } from "@tanstack/react-router";
import { freshnessOf } from "#data/schema/freshness.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import type { AreaNames } from "../../api/use-area-names.ts";
import { themeWord } from "../../labels/format.ts";
import { freshnessWords, kindWord, lifecycleWord, placeWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";

export interface InitiativeItemProps {
  initiative: PublicInitiative;
  nameOf: AreaNames["nameOf"];
  now: Date;
}

export function InitiativeItem({ initiative: { id, content, verifiedOn }, nameOf, now }: InitiativeItemProps) {
  const freshness = freshnessOf(verifiedOn, now);
  const parties = content.parties.map(({ organisation }) => organisation).join(", ");
  const place = placeWords(content, nameOf);
  return (
    <li className="initiative" data-freshness={freshness}>
      <h3>
        <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
          {content.title}
        </Link>
      </h3>
      <p className="initiative__kind">
        {[kindWord(content.kind), lifecycleWord(content.lifecycle), ...content.themes.map(themeWord)].join(" · ")}
      </p>
      <p>{content.summary}</p>
      <dl className="facts wb-small">
        {place === "" ? null : <Fact term={m.initiative_place()}>{place}</Fact>}
        {parties === "" ? null : <Fact term={m.initiative_parties()}>{parties}</Fact>}
        {content.source ? <Fact term={m.initiative_source()}>{content.source}</Fact> : null}
        <Fact term={m.initiative_fresh_label()}>{freshnessWords(freshness, verifiedOn)}</Fact>
      </dl>
    </li>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
