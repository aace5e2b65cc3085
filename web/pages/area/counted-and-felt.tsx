/** Counted beside felt: two rows that belong together, each with its own place among all areas, and no figure made of both. */
import { countedAndFelt } from "#data/indicators/felt.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import type { Profile } from "#data/schema/profile.ts";
import { Spine } from "../../figures/area/spine.tsx";
import { words, yearWords } from "../../labels/format.ts";
import { profileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { besideOf } from "./theme-table.tsx";

interface CountedAndFeltProps {
  /** Pairs stand under the theme of what is felt. */
  theme: Theme;
  profile: Profile;
  catalog: Catalog;
}

export function CountedAndFelt({ theme, profile, catalog }: CountedAndFeltProps) {
  const write = profileWriter(profile, catalog);
  const find = (id: string) => {
    const figure = profile.figures.find((one) => one.indicator === id && one.value !== null);
    const indicator = catalog.indicators.find((one) => one.id === id);
    return figure && indicator ? { figure, indicator } : undefined;
  };
  const pairs = countedAndFelt.flatMap(({ counted, felt }) => {
    const [a, b] = [find(counted), find(felt)];
    return a && b && b.indicator.theme === theme ? [{ a, b }] : [];
  });
  if (pairs.length === 0) return null;
  const marks = besideOf(profile).map(({ which }) => which);
  const row = ({ figure, indicator }: NonNullable<ReturnType<typeof find>>, kind: string) => (
    <tr>
      <th scope="row">
        {words(indicator.name)} <span className="wb-soft wb-small">({kind})</span>
      </th>
      <td className="wb-number here" data-label={m.area_here()}>
        <FigureText figure={write.here(indicator, figure)} />
      </td>
      <td data-label={m.area_year()}>
        <span>{yearWords(figure.year, figure.old)}</span>
      </td>
      <td className="profile-table__spine" data-label={m.profile_spine()}>
        {figure.positions ? <Spine polarity={indicator.polarity} positions={figure.positions} beside={marks} /> : <span>–</span>}
      </td>
    </tr>
  );
  return (
    <>
      <h4 className="pairs__head">{m.profile_pairs()}</h4>
      <p className="wb-small wb-soft">{m.profile_pairs_help()}</p>
      <table className="wb-table profile-table pairs">
        <thead>
          <tr>
            <th scope="col">{m.area_figure()}</th>
            <th scope="col" className="wb-number">
              {m.area_here()}
            </th>
            <th scope="col" className="profile-table__year">
              {m.area_year()}
            </th>
            <th scope="col" className="profile-table__position">
              {m.profile_spine()}
            </th>
          </tr>
        </thead>
        {pairs.map(({ a, b }) => (
          <tbody key={b.indicator.id}>
            {row(a, m.profile_pairs_counted())}
            {row(b, m.profile_pairs_felt())}
          </tbody>
        ))}
      </table>
    </>
  );
}
