/** The question of a link in a mail: is this still true? */
import { queryOptions } from "@tanstack/react-query";
import { type Confirmation, ConfirmationList } from "#data/schema/account.ts";
import { AnswerError, sendJson } from "./client.ts";

/** 400 and 404: such a link never was, or is no longer. */
const isGone = (error: Error) => error instanceof AnswerError && [400, 404].includes(error.status);

/** Null where the link is of nothing; asking changes nothing. */
export const questionQuery = (token: string) =>
  queryOptions({
    queryKey: ["confirmation", token],
    queryFn: async (): Promise<Confirmation[] | null> => {
      try {
        return ConfirmationList.parse(await sendJson("POST", "confirmations/look", { token })).entries;
      } catch (error) {
        if (error instanceof Error && isGone(error)) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** These, as they were looked at. Throws an AnswerError 409 when all of them were confirmed before. */
export const confirm = async (token: string, chosen: readonly Confirmation[]): Promise<Confirmation[]> => {
  const entries = chosen.map(({ id, version }) => ({ id, version }));
  return ConfirmationList.parse(await sendJson("POST", "confirmations", { token, entries })).entries;
};
