/** One theme of a profile behind a fold: the figures as a table, their course over the years, and where they come from. */
import type { ReactNode } from "react";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import { hasColumns, type Profile } from "#data/schema/profile.ts";
import { seriesCsv } from "../../figures/area/figures-csv.ts";
import { SpineKey, spineAt } from "../../figures/area/spine.tsx";
import { Trend } from "../../figures/area/trend.tsx";
import { TrendFiles } from "../../figures/area/trend-files.tsx";
import { ChartFiles } from "../../figures/chart-files.tsx";
import { SourceLine } from "../../figures/source-line.tsx";
import { themeWord, words } from "../../labels/format.ts";
import { marksAmong, methodWord, profileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { MarkKey, mayBeUsedFor } from "../../ui/figure-notes.tsx";
import { CountedAndFelt } from "./counted-and-felt.tsx";
import { TellAbout } from "./tell-about.tsx";
import { besideOf, type ThemeFigure, ThemeTable } from "./theme-table.tsx";

export interface ProfileThemeProps {
  theme: Theme;
  figures: readonly ThemeFigure[];
  profile: Profile;
  catalog: Catalog;
  /** The table and the lines are drawn once the first screen stands. */
  isDrawn: boolean;
  /** Stands beside the figures: what people tell about them. */
  children?: ReactNode;
}

export function ProfileTheme({ theme, figures, profile, catalog, isDrawn, children }: ProfileThemeProps) {
  return (
    <section aria-labelledby={theme}>
      <details className="fold theme-fold">
        <summary>
          <h3 id={theme}>{themeWord(theme)}</h3>
          <ThemeSummary figures={figures} isRanked={profile.area.level !== "land"} />
        </summary>
        {isDrawn ? (
          <>
            <ThemeBody theme={theme} figures={figures} profile={profile} catalog={catalog} />
            {children}
            {hasColumns(profile.area.level) ? <TellAbout code={profile.area.code} figures={figures} /> : null}
          </>
        ) : null}
      </details>
    </section>
  );
}

/** How many figures there are, and which of them stand best and worst among all areas; the country is no one's equal. */
function ThemeSummary({ figures, isRanked }: Pick<ProfileThemeProps, "figures"> & { isRanked: boolean }) {
  const placed = figures
    .flatMap(({ figure, indicator }) => {
      const { here } = figure.positions ?? {};
      if (!isRanked || here === undefined || indicator.polarity === "neutral" || indicator.classMethod.labels || figure.old)
        return [];
      return [{ name: words(indicator.short), at: spineAt(indicator.polarity, here) }];
    })
    .sort((a, b) => b.at - a.at);
  // On the wrong side of the middle nothing is the best of anything.
  const best = placed.find(({ at }) => at >= 50);
  const worst = placed.findLast(({ at }) => at < 50);
  const count = figures.length;
  return (
    <span className="theme-fold__sum">
      {count === 1 ? m.profile_theme_count_one() : m.area_figure_count({ count: String(count) })}
      {best ? <span>{m.profile_theme_best({ name: best.name })}</span> : null}
      {worst ? <span>{m.profile_theme_worst({ name: worst.name })}</span> : null}
    </span>
  );
}

function ThemeBody({ theme, figures, profile, catalog }: Omit<ProfileThemeProps, "children" | "isDrawn">) {
  const write = profileWriter(profile, catalog);
  const withTrend = figures.filter((one) => one.figure.series.filter((year) => year.value !== null).length > 1);
  const sources = [...new Set(figures.flatMap(({ figure }) => [figure, ...figure.series].map((one) => one.source)))];
  const written = figures.flatMap(({ figure, indicator }) =>
    [write.here, write.gemeente, write.national, write.benchmark].flatMap((of) => of(indicator, figure) ?? []),
  );
  return (
    <div className="theme-fold__body">
      <SpineKey here={profile.area.name} beside={besideOf(profile)} />
      <ThemeTable theme={theme} figures={figures} profile={profile} catalog={catalog} write={write} />
      <ChartFiles
        name={`${profile.area.name}, ${themeWord(theme)}`}
        csv={() => seriesCsv(figures, profile, catalog, write)}
        catalog={catalog}
      />
      <MarkKey marks={marksAmong(written)} />
      <CountedAndFelt theme={theme} profile={profile} catalog={catalog} />
      <Kinds figures={figures} catalog={catalog} />
      {withTrend.length > 0 ? (
        <div className="trend-grid">
          {withTrend.map(({ figure, indicator }) => (
            <div key={indicator.id}>
              <h4 className="trend-grid__name">{words(indicator.name)}</h4>
              <Trend indicator={indicator} figure={figure} year={figure.year} write={write}>
                <TrendFiles {...{ indicator, figure, profile, catalog, write }} />
              </Trend>
            </div>
          ))}
        </div>
      ) : null}
      {sources.map((id) => (
        <SourceLine key={id} id={id} catalog={catalog} />
      ))}
    </div>
  );
}

/** Which figures were counted, asked and modelled, and what each may be used for. */
function Kinds({ figures, catalog }: Pick<ProfileThemeProps, "figures" | "catalog">) {
  const kinds = new Map<string, { kind: string; text: string | undefined; names: string[] }>();
  for (const { indicator } of figures) {
    const [kind, text] = [methodWord(indicator.method), mayBeUsedFor(indicator, catalog)];
    const same = kinds.get(`${kind} ${text}`) ?? { kind, text, names: [] };
    same.names.push(words(indicator.name));
    kinds.set(`${kind} ${text}`, same);
  }
  return (
    <details className="fold wb-small">
      <summary>{m.kind_use_all()}</summary>
      <dl className="reasons">
        {[...kinds].map(([key, { kind, text, names }]) => (
          <div key={key}>
            <dt>{`${kind}: ${names.join(", ")}`}</dt>
            {text === undefined ? null : <dd>{text}</dd>}
          </div>
        ))}
      </dl>
    </details>
  );
}
