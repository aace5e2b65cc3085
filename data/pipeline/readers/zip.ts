/** Members of a zip file. */
import { unzipSync } from "fflate";
import { SourceProblem } from "../sources/source-problem.ts";
import type { SourceFile } from "../sources/sources.ts";

/** The members whose path matches, by path. Throws a SourceProblem naming the zip when it is damaged or holds none. */
export function unzip(file: SourceFile, wanted: RegExp): Map<string, Uint8Array> {
  let members: Record<string, Uint8Array>;
  try {
    members = unzipSync(file.bytes, { filter: ({ name }) => wanted.test(name) });
  } catch (error) {
    throw new SourceProblem(`${file.name} is not a whole zip file: ${(error as Error).message}`, { cause: error });
  }
  const found = new Map(Object.entries(members));
  if (found.size === 0) throw new SourceProblem(`${file.name} holds no file like ${wanted.source}`);
  return found;
}
