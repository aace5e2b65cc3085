/** Of the approach of an area: who works together, on what plans, in which phase and towards which goals; and what is known without anybody entering it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AreaApproaches } from "#data/approach/area-approaches.ts";
import { phasesSince } from "#data/entry-types/area-approach.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { hasColumns, type Profile } from "#data/schema/profile.ts";
import { areaApproachQuery } from "../../api/approach/area-approaches.ts";
import { startYear } from "../../figures/approach/goal-course.ts";
import { GoalFigures } from "../../figures/approach/goal-figures.tsx";
import { newPageOf, pageOfEntry } from "../../labels/entry-pages.ts";
import * as m from "../../paraglide/messages.js";
import { useCreates } from "../../state/reader.ts";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ApproachInShort, ApproachLinks, ApproachParts, approachIn } from "./approach-facts.tsx";
import { GroupFacts } from "./group-facts.tsx";

interface AllianceSectionProps {
  profile: Profile;
  catalog: Catalog;
}

export function AllianceSection({ profile, catalog }: AllianceSectionProps) {
  const { area, group } = profile;
  const isApproachable = hasColumns(area.level);
  const found = useQuery({ ...areaApproachQuery(area.code), enabled: isApproachable });
  if (!isApproachable) {
    return (
      <Notice>
        <p>{m.approach_area_no_area()}</p>
        <p>
          <Link to="/aanpak" search={true} className="nl-link">
            {m.approach_area_all()}
          </Link>
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Fetched query={found} waiting={m.approach_area_loading()}>
        {(approaches) => <OfArea approaches={approaches} profile={profile} catalog={catalog} />}
      </Fetched>
      {group ? <GroupFacts group={group} catalog={catalog} /> : null}
    </>
  );
}

function OfArea({ approaches, profile, catalog }: AllianceSectionProps & { approaches: AreaApproaches }) {
  const { approach: entry, others, around, parts, numberOfParts } = approaches;
  return (
    <>
      {entry ? <ApproachInShort entry={entry} /> : <NothingYet code={profile.area.code} />}
      {others.length > 0 ? (
        <Notice>
          <p>{m.approach_area_others()}</p>
          <ul className="wb-list">
            {others.map(({ id, title }) => (
              <li key={id}>
                <Link {...pageOfEntry({ type: "areaApproach", id })} search={true} className="nl-link">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {entry ? (
        <>
          <ApproachParts entry={entry} />
          <Goals entry={entry} profile={profile} catalog={catalog} />
        </>
      ) : null}
      <ApproachLinks title={m.approach_area_around()} states={around} />
      <ApproachLinks title={m.approach_area_parts()} states={parts} all={numberOfParts} />
    </>
  );
}

/** What is to be filled in, and where: who has no role proposes it. */
function NothingYet({ code }: { code: string }) {
  const creates = useCreates();
  return (
    <section className="approach-nothing" aria-labelledby="aanpak-leeg">
      <h2 id="aanpak-leeg">{m.approach_area_nothing_title()}</h2>
      <p>{m.approach_area_nothing()}</p>
      <p className="no-print">
        <Link
          {...newPageOf("areaApproach")}
          search={(view: object) => ({ ...view, area: code, point: code })}
          className="nl-button nl-button--primary"
        >
          {creates ? m.approach_area_fill() : m.approach_area_suggest()}
        </Link>
      </p>
    </section>
  );
}

function Goals({ entry, profile, catalog }: AllianceSectionProps & { entry: NonNullable<AreaApproaches["approach"]> }) {
  const approach = approachIn(entry);
  const programme = catalog.groups.find(({ id }) => id === "focusgebieden" && id === profile.group?.list)?.since;
  const from = startYear(approach.period, phasesSince(approach), programme);
  return (
    <section aria-labelledby="aanpak-doelen">
      <h2 id="aanpak-doelen">{m.approach_area_goals()}</h2>
      {approach.goals.length === 0 ? (
        <p className="wb-soft">{m.approach_area_not_yet()}</p>
      ) : (
        <GoalFigures goals={approach.goals} profile={profile} catalog={catalog} from={from} />
      )}
    </section>
  );
}
