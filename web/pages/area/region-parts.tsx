/** What an own region is made of: how its figures are put together, its members whole and in part, its name and its link. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Level, levels } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { csvOf } from "#data/text/csv.ts";
import { countWords, formatNumber, levelWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView, View } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { saveText } from "../../ui/save-text.ts";
import { TextField } from "../../ui/text-field.tsx";

interface RegionPartsProps {
  profile: Profile;
  region: NonNullable<Profile["region"]>;
  catalog: Catalog;
}

/** Shown at once, and shown at all; the file has them all. */
const [mostOpen, mostShown] = [12, 60];

export function RegionParts({ profile, region, catalog }: RegionPartsProps) {
  return (
    <section className="region-parts" aria-labelledby="bestaat-uit">
      <details className="fold">
        <summary>
          <h2 id="bestaat-uit">{m.region_title()}</h2>
          <span className="theme-fold__sum">{countsOf(region)}</span>
        </summary>
        <RegionRules region={region} catalog={catalog} />
        <PartsTable name={profile.area.name} region={region} />
        {profile.area.level === "region" ? <NameAndLink /> : null}
      </details>
    </section>
  );
}

/** How its figures are put together. */
export function RegionRules({ region, catalog }: Pick<RegionPartsProps, "region" | "catalog">) {
  return (
    <>
      <p>{region.kind === "shape" ? m.region_help_shape() : m.region_help_areas()}</p>
      {region.covered < 99 ? <p>{m.region_covered({ percent: String(region.covered) })}</p> : null}
      <p>
        {m.region_rule_sum()} {m.region_rule_mean({ weights: weightsOf(region, catalog) })} {m.region_rule_none()}
      </p>
    </>
  );
}

/** "1 wijk en 6 buurten", by what lies in it as a whole and what in part. */
export function countsOf({ parts }: RegionPartsProps["region"]): string {
  const count = (some: typeof parts) =>
    levels
      .map((level): [Level, number] => [level, some.filter((one) => one.level === level).length])
      .filter(([, found]) => found > 0)
      .map(([level, found]) => countWords(level, found))
      .join(", ");
  const [whole, partly] = [parts.filter(({ share }) => share === 1), parts.filter(({ share }) => share < 1)];
  if (partly.length === 0) return m.region_count_whole({ whole: count(whole) });
  return m.region_counts({ whole: count(whole) || countWords("buurt", 0), partly: count(partly) });
}

const weightsOf = ({ weights }: RegionPartsProps["region"], { indicators }: Catalog): string =>
  weights
    .flatMap((id) => indicators.find((one) => one.id === id)?.short ?? [])
    .map((short) => words(short).toLowerCase())
    .join(", ");

function PartsTable({ name, region: { parts } }: { name: string; region: RegionPartsProps["region"] }) {
  const save = () =>
    saveText(
      `wijkblik-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-delen.csv`,
      csvOf([
        [m.table_code(), m.table_area(), m.region_level(), m.region_csv_share()],
        ...parts.map(({ code, name: part, level, share }) => [code, part, levelWord(level), share]),
      ]),
      "text/csv;charset=utf-8",
    );
  return (
    <details className="fold wb-small" open={parts.length <= mostOpen}>
      <summary>{m.region_parts_table({ count: formatNumber(parts.length) })}</summary>
      <table className="wb-table">
        <thead>
          <tr>
            <th scope="col">{m.table_area()}</th>
            <th scope="col">{m.region_level()}</th>
            <th scope="col" className="wb-number">
              {m.region_share()}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.slice(0, mostShown).map(({ code, name: part, level, share }) => (
            <tr key={code}>
              <th scope="row">
                <Link to="/gebied/$code" params={{ code }} search={(view) => ({ ...view, name: undefined })} className="nl-link">
                  {part}
                </Link>
              </th>
              <td>{levelWord(level)}</td>
              <td className="wb-number">
                {share === 1 ? m.region_whole() : m.region_percent({ percent: formatNumber(share * 100, share < 0.1 ? 1 : 0) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {parts.length > mostShown ? (
        <p className="wb-soft">{m.region_more({ count: formatNumber(parts.length - mostShown) })}</p>
      ) : null}
      <p className="no-print">
        <Button icon="download" onClick={save}>
          {m.region_csv()}
        </Button>
      </p>
    </details>
  );
}

/** The name is kept where the region is: in the address. */
function NameAndLink() {
  const { name = "" } = useView();
  const setView = useSetView();
  const [written, setWritten] = useState(name);
  const rename = (next: string) => {
    setWritten(next);
    const read = View.shape.name.safeParse(next.trim() || undefined).data;
    if (next.trim() === "" || read !== undefined) setView({ name: read }, { replace: true });
  };
  return (
    <div className="region-name no-print">
      <TextField
        label={m.region_rename()}
        description={m.region_rename_help()}
        maxLength={80}
        value={written}
        onChange={rename}
      />
      <CopyField label={m.region_share_link()} text={location.href} description={m.region_share_help()} />
    </div>
  );
}
