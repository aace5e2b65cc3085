/** Is there a database with our tables in it? For the balancer; never throws and never waits long. */
import type { Db } from "./database.ts";

const patienceMs = 1_500;

export function isReachable(db: Db): Promise<boolean> {
  const answered = db
    .selectFrom("migration")
    .select("name")
    .limit(1)
    .execute()
    .then(
      () => true,
      () => false,
    );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
