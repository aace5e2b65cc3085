/** "Wat valt hier op": the five figures farthest from the comparison, each a sentence and a bar, and the choice of that comparison. */
import type { Catalog } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { Spine, SpineKey } from "../../figures/area/spine.tsx";
import { BenchmarkField, BenchmarkRule } from "../../figures/compare/benchmark-field.tsx";
import { benchmarkName } from "../../labels/benchmark-words.ts";
import { formatYears } from "../../labels/format.ts";
import { marksAmong, profileWriter } from "../../labels/profile-figures.ts";
import { betterWord, standsOutWords } from "../../labels/stands-out.ts";
import * as m from "../../paraglide/messages.js";
import { MarkSigns } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";
import { Notice } from "../../ui/notice.tsx";

interface StandsOutProps {
  profile: Profile;
  catalog: Catalog;
  /** What the address asks to compare with and cannot be; undefined where it can. */
  refused: string | undefined;
}

export function StandsOutSection({ profile, catalog, refused }: StandsOutProps) {
  const { benchmark, standsOut = [] } = profile;
  return (
    <section className="stands-out" aria-labelledby="opvallend">
      <div className="stands-out__head">
        <h2 id="opvallend">{m.profile_stands_out()}</h2>
        <BenchmarkField className="stands-out__benchmark no-print" area={profile.area} benchmark={benchmark} />
      </div>
      {refused === undefined ? null : <Notice kind="warning">{m.profile_benchmark_other({ code: refused })}</Notice>}
      {benchmark === undefined ? (
        <p className="wb-soft">{m.profile_stands_out_land()}</p>
      ) : standsOut.length === 0 ? (
        <p className="wb-soft">{m.profile_stands_out_none({ name: benchmarkName(benchmark) })}</p>
      ) : (
        <>
          <SpineKey here={profile.area.name} beside={[{ which: "benchmark", name: benchmarkName(benchmark) }]}>
            {m.profile_right_is_better()}
          </SpineKey>
          <Five profile={profile} catalog={catalog} />
          {benchmark.areas ? <BenchmarkRule benchmark={benchmark} area={profile.area} /> : null}
        </>
      )}
    </section>
  );
}

function Five({ profile, catalog }: Pick<StandsOutProps, "profile" | "catalog">) {
  const { benchmark, standsOut = [], figures } = profile;
  const write = profileWriter(profile, catalog);
  const rows = standsOut.flatMap((one) => {
    const figure = figures.find(({ indicator }) => indicator === one.indicator);
    const indicator = catalog.indicators.find(({ id }) => id === one.indicator);
    const there = figure && indicator && write.benchmark(indicator, figure);
    return there ? [{ one, figure, indicator, there, here: write.here(indicator, figure) }] : [];
  });
  return (
    <>
      <ol className="stands-out__list">
        {rows.map(({ one, figure, indicator, there, here }) => {
          const kind = one.better ? "better" : "worse";
          return (
            <li key={one.indicator} className={`stands-out__one stands-out__one--${kind}`}>
              <p>
                <strong className="stands-out__kind">{betterWord(one.better)}</strong>{" "}
                {standsOutWords(one, { indicator, here, there, name: benchmark ? benchmarkName(benchmark) : "" })}{" "}
                <span className="wb-small wb-soft">
                  {formatYears([figure.year])}
                  <MarkSigns marks={here.marks} />
                </span>
              </p>
              <Spine polarity={indicator.polarity} positions={figure.positions ?? {}} beside={["benchmark"]} bar={kind} />
            </li>
          );
        })}
      </ol>
      <MarkKey marks={marksAmong(rows.map(({ here }) => here))} />
    </>
  );
}
