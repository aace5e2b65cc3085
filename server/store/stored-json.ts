/** JSON out of the database: what we wrote ourselves and cannot be read any more is damage, and no fault of who asks. */
import { DatabaseDamaged } from "./database-file.ts";

export function storedJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new DatabaseDamaged("a record holds text that is no JSON any more");
  }
}
