/** Of an approach what a new colleague reads in a minute: in short, who leads it, whether residents are in it, how far it is and for how long. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ApproachState } from "#data/approach/area-approaches.ts";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { type AreaApproach, phasesSince } from "#data/entry-types/area-approach.ts";
import { freshnessOf } from "#data/schema/day.ts";
import { allianceRoleWord, planKindWord } from "../../labels/approach-words.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { formatSince } from "../../labels/format.ts";
import { freshnessWords, periodWords, phaseWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import { OutsideLink, SourceText } from "../../ui/outside-link.tsx";
import { PhaseSteps } from "./phase-steps.tsx";

/** Public contents hold what the schema of the type has, as far as everybody may see it. */
export const approachIn = (entry: PublicEntry): AreaApproach => entry.content as unknown as AreaApproach;

type Members = AreaApproach["alliance"];
const ofRole = (alliance: Members, role: string): string[] =>
  alliance.filter((one) => one.role === role).map(({ organisation }) => organisation);

const NotYet = () => <span className="wb-soft">{m.approach_area_not_yet()}</span>;

const Pair = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="facts__pair">
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

export function ApproachInShort({ entry }: { entry: PublicEntry }) {
  const approach = approachIn(entry);
  const now = phasesSince(approach).at(-1);
  const [chairs, residents] = [ofRole(approach.alliance, "voorzitter"), ofRole(approach.alliance, "bewoners")];
  return (
    <section aria-labelledby="aanpak-kort">
      <h2 id="aanpak-kort">{approach.title}</h2>
      <p className="initiative-text">{approach.summary}</p>
      <dl className="facts approach-facts">
        <Pair term={m.approach_area_phase()}>
          {now ? `${phaseWord(now.phase)}, ${m.approach_area_phase_from({ day: formatSince(now.since) })}` : <NotYet />}
        </Pair>
        <Pair term={m.approach_area_period()}>{periodWords(approach.period ?? {}) ?? <NotYet />}</Pair>
        <Pair term={m.approach_area_chair_label()}>{chairs.join(", ") || <NotYet />}</Pair>
        <Pair term={m.approach_area_residents_label()}>
          {approach.alliance.length === 0 ? <NotYet /> : residents.join(", ") || m.approach_area_residents_none()}
        </Pair>
        <Pair term={m.initiative_fresh_label()}>
          {freshnessWords(freshnessOf(entry.verifiedOn, new Date()), entry.verifiedOn)}
        </Pair>
      </dl>
      <p className="page-actions no-print">
        <Link {...pageOfEntry(entry)} search={true} className="nl-link">
          {m.approach_area_open()}
        </Link>
      </p>
    </section>
  );
}

/** The phases, the members and the plans of an approach, each under its own heading. */
export function ApproachParts({ entry }: { entry: PublicEntry }) {
  const approach = approachIn(entry);
  const history = phasesSince(approach);
  const { alliance, residents, plans, source } = approach;
  return (
    <>
      <section aria-labelledby="aanpak-fase">
        <h2 id="aanpak-fase">{m.approach_area_phases()}</h2>
        {history.length === 0 ? (
          <p>
            <NotYet />
          </p>
        ) : null}
        <PhaseSteps history={history} />
      </section>
      <section aria-labelledby="aanpak-alliantie">
        <h2 id="aanpak-alliantie">{m.approach_area_alliance()}</h2>
        {alliance.length === 0 ? (
          <p>
            <NotYet />
          </p>
        ) : (
          <>
            <Members alliance={alliance} />
            {alliance.some(({ role }) => role === "bewoners") ? null : (
              <Notice kind="warning">
                <p>{m.approach_area_without_residents()}</p>
              </Notice>
            )}
          </>
        )}
        <h3>{m.approach_area_residents()}</h3>
        <p className="initiative-text">{residents ?? <NotYet />}</p>
      </section>
      <section aria-labelledby="aanpak-plannen">
        <h2 id="aanpak-plannen">{m.approach_area_plans()}</h2>
        {plans.length === 0 ? (
          <p>
            <NotYet />
          </p>
        ) : (
          <Plans plans={plans} />
        )}
        {source ? (
          <p className="remark wb-small">
            {m.initiative_source()}: <SourceText text={source} />
          </p>
        ) : null}
      </section>
    </>
  );
}

/** By role, who leads it first. */
function Members({ alliance }: { alliance: Members }) {
  const roles = [...new Set(["voorzitter", ...alliance.map(({ role }) => role)])];
  return (
    <dl className="facts approach-facts">
      {roles.map((role) => {
        const members = alliance.filter((one) => one.role === role);
        return (
          <Pair key={role} term={allianceRoleWord(role)}>
            {members.length === 0 ? <NotYet /> : null}
            {members.map(({ organisation, note }) => (
              <span key={`${organisation} ${note}`} className="approach-facts__line">
                {organisation}
                {note ? <span className="wb-soft"> ({note})</span> : null}
              </span>
            ))}
          </Pair>
        );
      })}
    </dl>
  );
}

/** The newest first; those without a day come last. */
function Plans({ plans }: Pick<AreaApproach, "plans">) {
  const sorted = plans.toSorted((a, b) => (b.day ?? "").localeCompare(a.day ?? ""));
  return (
    <ul className="approach-plans">
      {sorted.map(({ kind, title, day, link, goals }) => (
        <li key={`${kind} ${title} ${day}`}>
          <strong>{title}</strong>
          <span className="wb-soft">
            {` ${planKindWord(kind)}, ${day === undefined ? m.approach_area_no_day() : formatSince(day)}`}
          </span>
          {link ? (
            <span className="approach-plans__link">
              <OutsideLink href={link} />
            </span>
          ) : null}
          {goals ? <p className="initiative-text">{goals}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** Links to the approaches of other areas, with how far each is. */
export function ApproachLinks({ title, states, all }: { title: string; states: readonly ApproachState[]; all?: number }) {
  if (states.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="wb-list">
        {states.map(({ id, area, name, title: named, phase }) => (
          <li key={id}>
            <Link to="/gebied/$code/aanpak" params={{ code: area }} search={true} className="nl-link">
              {name}
            </Link>
            <span className="wb-soft">{`: ${named}${phase === undefined ? "" : `, ${phaseWord(phase)}`}`}</span>
          </li>
        ))}
      </ul>
      {all !== undefined && all > states.length ? (
        <p className="wb-small wb-soft">{m.approach_area_more({ count: String(all - states.length) })}</p>
      ) : null}
    </section>
  );
}
