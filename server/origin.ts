/** Where browsers find us, for whole addresses in what we give away. */
import type { Context } from "hono";
import type { Living } from "./living.ts";

/** The address of the settings; without one that of the request. No slash at the end. */
export const originOf = (c: Context, { address }: Pick<Living, "address">): string => address ?? new URL(c.req.url).origin;
