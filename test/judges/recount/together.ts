/** A larger area from its parts: sum, weighted mean, or sum over sum; how much of it that rests on; and why there is no figure. */
import { type Cells, reasons } from "./cells.ts";
import { isFigure, type StatusName } from "./column-file.ts";
import { type Rule, rank } from "./given.ts";

export interface Part {
  row: number;
  /** Of the part, that lies in the area. */
  share: number;
}
export interface Rolled {
  value: number;
  status: StatusName;
  part: number;
}
interface Needs {
  figures: Cells;
  weight: Cells | undefined;
  people: Cells | undefined;
  minimum: number;
}

/** A sum that misses more is no sum; a mean or rate may rest on half. Half of the people at least must live where all is known. */
const [leastOfSum, leastOfMean, leastOfPeople] = [0.95, 0.5, 0.5];

export function rollUp(rule: Rule, parts: readonly Part[], { figures, weight, people, minimum }: Needs): Rolled {
  const has = (cells: Cells | undefined, row: number) => !cells || isFigure(cells.status[row] ?? "missing");
  const weightOf = ({ row, share }: Part) => (has(weight, row) ? (weight ? (weight.value[row] ?? 0) : 1) * share : 0);
  const livesIn = ({ row, share }: Part) => (people && has(people, row) ? (people.value[row] ?? 0) * share : 0);
  const add = (list: readonly Part[], of: (part: Part) => number) => list.reduce((sum, part) => sum + of(part), 0);
  const known = parts.filter(({ row }) => has(figures, row));
  const used = rule.rule === "sum" ? known : known.filter(({ row }) => has(weight, row));
  const [all, there] = [add(parts, weightOf), add(known, weightOf)];
  const inSum = parts.length === 0 ? 0 : known.length / parts.length;
  const resting = all > 0 ? there / all : rule.rule === "sum" ? inSum : 0;
  const everybody = add(parts, livesIn);
  const counted =
    !people || everybody === 0
      ? 1
      : add(
          known.filter(({ row }) => has(weight, row)),
          livesIn,
        ) / everybody;
  const parted = figures.part && known.length > 0 ? add(known, ({ row }) => figures.part?.[row] ?? 1) / known.length : 1;
  const part = Math.min(resting, counted) * parted;
  const reason = () => {
    const weighty = rule.rule !== "sum" && weight;
    if (weighty && parts.length > 0 && parts.every(({ row }) => has(weight, row) && weight.value[row] === 0))
      return "notApplicable";
    const lacking = parts.map((one) => {
      const figure = figures.status[one.row] ?? "missing";
      const status = isFigure(figure) && weighty ? (weight.status[one.row] ?? "missing") : figure;
      return { status, people: people ? livesIn(one) : one.share };
    });
    return reasonOf(lacking.filter(({ status }) => !isFigure(status)));
  };
  const none = (status: StatusName): Rolled => ({ value: Number.NaN, status, part });

  if (resting < (rule.rule === "sum" ? leastOfSum : leastOfMean)) return none(reason());
  if (rule.rule !== "sum" && there < minimum) return none("tooSmall");
  if (counted < leastOfPeople) return none(reason());
  const figure = (row: number) => figures.value[row] ?? Number.NaN;
  const value =
    rule.rule === "mean"
      ? add(used, (one) => figure(one.row) * weightOf(one)) / there
      : rule.rule === "ratio"
        ? (add(used, ({ row, share }) => figure(row) * share) / there) * rule.scale
        : add(used, ({ row, share }) => figure(row) * share);
  const sure = known.map(({ row, share }): StatusName => {
    const own = figures.status[row] ?? "missing";
    return share < 1 && rank(own) < rank("estimated") ? "estimated" : own;
  });
  const status = [...sure, resting < 1 ? "estimated" : "ok"] as StatusName[];
  return { value, status: status.reduce((worst, one) => (rank(one) > rank(worst) ? one : worst), "ok"), part };
}

/** Of most people in parts that lack what the rule needs; parts that are too small make no small area. */
function reasonOf(lacking: readonly { status: StatusName; people: number }[]): StatusName {
  const lived = lacking.some(({ people }) => people > 0);
  const told: StatusName[] = [...reasons, "notApplicable"];
  const sums = told.map((one) =>
    lacking.filter(({ status }) => status === one).reduce((sum, { people }) => sum + (lived ? people : 1), 0),
  );
  const most = Math.max(...sums);
  return (most > 0 ? told[sums.indexOf(most)] : undefined) ?? "missing";
}
