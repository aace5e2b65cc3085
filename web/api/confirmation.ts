/** The question of a link in a mail: is this still true? */
import { queryOptions } from "@tanstack/react-query";
import { Confirmation } from "#data/schema/account.ts";
import { AnswerError, sendJson } from "./client.ts";

/** 400 and 404: such a link never was, or is no longer. */
const isGone = (error: Error) => error instanceof AnswerError && [400, 404].includes(error.status);

/** Null where the link is of nothing; asking changes nothing. */
export const questionQuery = (token: string) =>
  queryOptions({
    queryKey: ["confirmation", token],
    queryFn: async (): Promise<Confirmation | null> => {
      try {
        return Confirmation.parse(await sendJson("POST", "confirmations/look", { token }));
      } catch (error) {
        if (error instanceof Error && isGone(error)) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Throws an AnswerError 409 when it was used before. */
export const confirm = async (token: string): Promise<Confirmation> =>
  Confirmation.parse(await sendJson("POST", "confirmations", { token }));
