/** The door of every road to "public": whoever wrote it is not the only one who judged it, or that is named. */
import { type Actor, may, mayOnlyNamed, type Subject } from "#data/schema/permission.ts";
import { requireRight } from "../auth/identity.ts";
import { Problem } from "../http/errors.ts";

/**
 * Does this become public without a second pair of eyes? Then it is marked so. Throws a Problem 403 where the actor may not, and
 * where it is not named (`selfApproved`) that nobody else has judged it.
 */
export function requireJudge(actor: Actor, subjects: readonly Subject[], selfApproved: boolean): boolean {
  const alone = subjects.filter((subject) => !may(actor, "initiative.publish", subject));
  for (const subject of alone) {
    if (!mayOnlyNamed(actor, "initiative.publish", subject)) requireRight(actor, "initiative.publish", subject);
    if (!selfApproved) throw notNamed();
  }
  return alone.length > 0;
}

/** For what nobody else can judge any more, such as rows of an import that land in public. */
export const notNamed = (): Problem =>
  new Problem(
    403,
    'You made, wrote or submitted this yourself: let somebody else judge it, or send "selfApproved": true to make it public without a second pair of eyes.',
  );
