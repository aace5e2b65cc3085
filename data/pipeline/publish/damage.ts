/**
 * What is damaged in a published set: all its files read again, by size and sha256 of the inventory, and the two files that no inventory
 * holds by what is known of them elsewhere. Takes a tenth of a second for the whole country.
 */
import { join } from "node:path";
import { Catalog } from "#data/schema/catalog.ts";
import { Inventory, Manifest } from "#data/schema/manifest.ts";
import { type Disk, sha256 } from "./hashed-files.ts";

/** Sentences that each name a file; empty when the set is as it was published. `manifestHash`: of the manifest, where it was noted. */
export async function damageOf(disk: Disk, folder: string, manifestHash?: string): Promise<string[]> {
  const read = (name: string) =>
    disk.read(join(folder, name)).catch((error: NodeJS.ErrnoException) => `${name} cannot be read (${error.code})`);
  const bytes = await read("manifest.json");
  if (bytes === undefined) return ["manifest.json is missing"];
  if (typeof bytes === "string") return [bytes];
  const manifest = parsed(Manifest, bytes);
  if (!manifest) return ["manifest.json is not a manifest"];
  const faults: string[] = [];
  if (!manifest.borders || !manifest.outlines) faults.push("manifest.json names no outlines of areas: it is of an older version");
  if (!manifest.neighbours) faults.push("manifest.json names no neighbours of areas: it is of an older version");
  if (manifestHash !== undefined && sha256(bytes) !== manifestHash) faults.push("manifest.json is not what was published");

  const list = await read(manifest.inventory);
  if (list === undefined) return [...faults, `${manifest.inventory} is missing`];
  if (typeof list === "string") return [...faults, list];
  const inventory = parsed(Inventory, list);
  // Its own hash stands in its name and in the name of the generation.
  const hash = sha256(list);
  if (!inventory || manifest.inventory !== `inventory.${hash.slice(0, 10)}.json` || !hash.startsWith(manifest.generation))
    return [...faults, `${manifest.inventory} is not what was published`];

  const listed = new Set(inventory.files.map(({ file }) => file));
  for (const name of namedIn(manifest)) if (!listed.has(name)) faults.push(`${name} is in the manifest and not in the inventory`);
  for (const { file, bytes: size, sha256: wanted } of inventory.files) {
    const found = await read(file);
    if (found === undefined) faults.push(`${file} is missing`);
    else if (typeof found === "string") faults.push(found);
    else if (found.length !== size) faults.push(`${file} is ${found.length} bytes instead of ${size}`);
    else if (sha256(found) !== wanted) faults.push(`${file} is not what was published`);
    else if (file === manifest.catalog && !parsed(Catalog, found)) faults.push(`${file} is of an older version`);
  }
  return faults;
}

const namedIn = ({
  tiles,
  catalog,
  areas,
  places,
  borders,
  outlines,
  neighbours,
  postcodes,
  findings,
  grounds,
  relations,
  evidence = [],
}: Manifest): string[] => [
  tiles,
  catalog,
  ...Object.values(areas),
  ...Object.values(places),
  ...[borders, postcodes, findings, grounds].filter((file) => file !== undefined),
  ...Object.values(outlines ?? {}),
  ...Object.values(neighbours ?? {}),
  ...[...relations, ...evidence].map(({ file }) => file),
];

/** Undefined for what is no JSON or not of this form. */
export function parsed<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  bytes: Uint8Array,
): T | undefined {
  try {
    const result = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
