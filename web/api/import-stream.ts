/** An answer that says how far it is while it is made: lines of JSON, the last with the answer or with what is wrong. */
import { type ImportProgress, ToldLine, toldType } from "#data/schema/import-progress.ts";
import { AnswerError, ask } from "./client.ts";

/** Answers the last line's `answer`. Throws an AnswerError for a problem, before or after the answer began. */
export async function askTold(
  url: string,
  options: RequestInit,
  onProgress: (progress: ImportProgress) => void,
): Promise<unknown> {
  const headers = { ...options.headers, Accept: `${toldType}, application/json` };
  const response = await ask(url, { ...options, headers });
  const path = new URL(url, location.href).pathname;
  let rest = "";
  for await (const text of partsOf(response)) {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const told = ToldLine.parse(JSON.parse(line));
      if ("progress" in told) onProgress(told.progress);
      else if ("problem" in told) throw new AnswerError(path, told.problem.status, { ...told.problem, retryAfter: undefined });
      else return told.answer;
    }
  }
  throw new Error(`${path}: the answer broke off`);
}

/** With a reader: not every browser walks over a stream by itself. */
async function* partsOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) return;
    yield value;
  }
}
