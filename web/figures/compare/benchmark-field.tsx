/** What an area stands beside: its gemeente, the country, several areas like it, or one that the reader keeps to compare. */
import { Link } from "@tanstack/react-router";
import { provinceAround } from "#data/region/provinces.ts";
import { type Benchmark, type BenchmarkSet, benchmarkSets, landCode, type Profile } from "#data/schema/profile.ts";
import { benchmarkName, benchmarkRule } from "../../labels/benchmark-words.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import { useSetView } from "../../state/view.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { usePins } from "./pins.ts";

type Area = Pick<Profile["area"], "code" | "name" | "level" | "gemeente">;

interface BenchmarkFieldProps {
  /** The one that words such as "equally urban" are about. */
  area: Area;
  benchmark: Benchmark | undefined;
  /** More of which the gemeente can be chosen. */
  others?: readonly Area[];
  className?: string;
}

const setWords: Record<BenchmarkSet, () => string> = {
  stedelijkheid: m.compare_option_urban,
  focusgebieden: m.compare_option_focus,
  vergelijkbaar: m.compare_option_alike,
};

export function BenchmarkField({ area, benchmark, others = [], className }: BenchmarkFieldProps) {
  const setView = useSetView();
  const { codes } = usePins();
  const [a, b, c, d] = codes;
  // At most four, and hooks are called the same each time.
  const pinned = [useNamed(a), useNamed(b), useNamed(c), useNamed(d)].filter((one) => one !== undefined);
  const province = provinceAround(area.level === "gemeente" ? area.code : (area.gemeente?.code ?? ""));
  const gemeenten = [area, ...others].flatMap(({ gemeente }) => gemeente ?? []);
  const options = [
    ...gemeenten.map(({ code, name }) => ({ value: code, label: m.compare_option_gemeente({ name }) })),
    ...(province ? [{ value: province.code, label: m.area_province({ name: words(province.name) }) }] : []),
    ...(area.level === "land" ? [] : [{ value: landCode, label: m.area_national() }]),
    ...(area.level === "land" ? [] : setsFor(area).map((set) => ({ value: set as string, label: setWords[set]() }))),
    ...pinned.filter(({ value }) => value !== area.code),
    ...(benchmark ? [{ value: benchmark.code, label: benchmarkName(benchmark) }] : []),
  ];
  const once = options.filter(({ value }, i) => options.findIndex((other) => other.value === value) === i);
  if (once.length < 2) return null;
  return (
    <SelectField
      className={className}
      label={m.profile_benchmark()}
      value={benchmark?.code}
      options={once}
      onChoose={(code) => setView({ benchmark: code }, { replace: true })}
    />
  );
}

/** What an own region is like nobody knows, and provinces are too few. */
function setsFor({ level }: Area): readonly BenchmarkSet[] {
  if (level === "provincie") return [];
  return level === "region" ? ["focusgebieden"] : benchmarkSets;
}

function useNamed(code: string | undefined): { value: string; label: string } | undefined {
  const { name, unknown } = useAreaName(code);
  return code === undefined || unknown ? undefined : { value: code, label: name ?? code };
}

/** By which rule the figures of the comparison are made, once under the choice. */
export const BenchmarkRule = ({ benchmark, area }: { benchmark: Benchmark; area: Pick<Area, "name"> }) => (
  <p className="wb-small wb-soft benchmark-rule">
    {benchmarkRule(benchmark, area.name)}{" "}
    <Link to="/methode" hash="vergelijken" search={true} className="nl-link no-print">
      {m.compare_rule_method()}
    </Link>
  </p>
);
