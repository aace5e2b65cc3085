/** Of an area of a list what is known without anybody entering it, each fact with its source: the list, its programme, and the members with their certainty. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Catalog } from "#data/schema/catalog.ts";
import type { GroupList } from "#data/schema/group.ts";
import type { Profile } from "#data/schema/profile.ts";
import { certaintyWord, formatNumber, formatSince, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { SourceText } from "../../ui/outside-link.tsx";

interface GroupFactsProps {
  group: NonNullable<Profile["group"]>;
  catalog: Catalog;
}

/** Years that the programme of the focus areas runs, at least and at most. */
const programmeYears = [15, 20] as const;
/** The regulation that says what an alliance is. */
const regulation = "Staatscourant 2025, nr. 20924, https://zoek.officielebekendmakingen.nl/stcrt-2025-20924.html";

const From = ({ source }: { source: string }) => (
  <span className="approach-source wb-small wb-soft">
    {m.initiative_source()}: <SourceText text={source} />
  </span>
);

const Fact = ({ source, children }: { source: string; children: ReactNode }) => (
  <li>
    {children} <From source={source} />
  </li>
);

export function GroupFacts({ group, catalog }: GroupFactsProps) {
  const list = catalog.groups.find(({ id }) => id === group.list);
  if (!list) return null;
  return (
    <section aria-labelledby="aanpak-lijst">
      <h2 id="aanpak-lijst">{list.id === "focusgebieden" ? m.approach_area_programme() : words(list.name)}</h2>
      <ul className="approach-known">
        {list.id === "focusgebieden" ? <ProgrammeFacts list={list} /> : <ListFact list={list} />}
      </ul>
      <h3>{m.area_members()}</h3>
      <p>
        {sentence(certaintyWord(group.certainty))} {group.remark ? words(group.remark) : null}
      </p>
      <ul className="approach-members">
        {group.members.map(({ code, name, share }) => (
          <li key={code}>
            <Link to="/gebied/$code" params={{ code }} search={true} className="nl-link">
              {name}
            </Link>
            {share < 1 ? <span className="wb-soft"> {m.area_share({ percent: formatNumber(share * 100) })}</span> : null}
          </li>
        ))}
      </ul>
      <p className="wb-small wb-soft">{words(list.status)}</p>
    </section>
  );
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const ListFact = ({ list }: { list: GroupList }) => (
  <Fact source={list.source}>
    {words(list.explanation)} {m.approach_area_list_since({ since: formatSince(list.since) })}
  </Fact>
);

function ProgrammeFacts({ list }: { list: GroupList }) {
  const [least, most] = programmeYears.map((years) => String(Number(list.since.slice(0, 4)) + years));
  return (
    <>
      <Fact source={list.source}>
        {m.approach_area_programme_start({ day: formatSince(list.since), least: least ?? "", most: most ?? "" })}
      </Fact>
      <Fact source={m.approach_area_ministries_source()}>{m.approach_area_ministries()}</Fact>
      <Fact source={regulation}>{m.approach_area_regulation()}</Fact>
    </>
  );
}
