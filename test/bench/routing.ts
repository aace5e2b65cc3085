/** To whom a question goes: a thousand guides, their words counted anew, as the round does for every question that needs somebody. */
import { chooseGuides, indexGuides, scoreGuides } from "#data/questions/routing.ts";
import { askedQuestions } from "../fixtures/asked-questions.ts";
import { fixtureGuides, fixtureRelation } from "../fixtures/guides.ts";
import { type BenchRow, medianOf } from "./row.ts";

const most = 50;

export async function run(): Promise<BenchRow[]> {
  const few = fixtureGuides();
  const rows: BenchRow[] = [];
  for (const count of [few.length, 1_000]) {
    const guides = Array.from({ length: count }, (_, at) => {
      const guide = few[at % few.length];
      if (!guide) throw new Error("there are guides");
      return { ...guide, person: `${guide.person} ${at}` };
    });
    let next = 0;
    const ours = await medianOf(askedQuestions.length, async () => {
      const asked = askedQuestions[next++ % askedQuestions.length];
      if (!asked) throw new Error("there are questions");
      const question = { ...asked, title: "", areas: asked.area === undefined ? [] : [asked.area] };
      const since = performance.now();
      const scored = scoreGuides(indexGuides(guides), question, { day: "2026-12-01", relation: fixtureRelation });
      chooseGuides(scored, { having: [], never: new Set() });
      return performance.now() - since;
    });
    const what = `one question, ${count.toLocaleString("en")} guides`;
    rows.push({ bench: "routing", what, ours, unit: "ms", goal: `<= ${most} ms`, met: ours <= most });
  }
  return rows;
}
