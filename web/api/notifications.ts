/** What somebody heard of, what they get mail about, and the link in a mail that stops it. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import {
  type Delivery,
  type MailKind,
  MailStop,
  NotificationList,
  NotificationSettings,
  type StopMail,
} from "#data/entries/notification.ts";
import { AnswerError, api, ask, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

/** Newest first, page by page. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: ["inbox"],
  meta: needsSession,
  queryFn: async ({ signal, pageParam }) =>
    NotificationList.parse(await (await ask(api(`notifications${pageParam}`), { signal })).json()),
  initialPageParam: "?limit=50",
  getNextPageParam: ({ next }) => (next === undefined ? undefined : new URL(next, location.href).search),
  refetchOnWindowFocus: true,
});

/** These, or all up to and with one: what came after the page was read stays new. */
export async function readNotifications(which: { ids: string[] } | { until: string }): Promise<void> {
  await sendJson("POST", "notifications/read", which);
}

export const notificationSettingsQuery = queryOptions({
  queryKey: ["mail-settings"],
  meta: needsSession,
  queryFn: async ({ signal }) =>
    NotificationSettings.parse(await (await ask(api("notification-settings"), { signal })).json()).settings,
});

export const setNotifications = async (kind: MailKind, delivery: Delivery): Promise<NotificationSettings["settings"]> =>
  NotificationSettings.parse(await sendJson("PUT", "notification-settings", { settings: [{ kind, delivery }] })).settings;

/** Null where the link is of nothing; asking changes nothing. */
export const mailStopQuery = (token: string) =>
  queryOptions({
    queryKey: ["mail-stop", token],
    queryFn: async (): Promise<MailStop | null> => {
      if (token === "") return null;
      try {
        return MailStop.parse(await sendJson("POST", "mail-stops/look", { token }));
      } catch (error) {
        if (error instanceof AnswerError && [400, 404].includes(error.status)) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const stopMail = async (body: z.infer<typeof StopMail>): Promise<MailStop> =>
  MailStop.parse(await sendJson("POST", "mail-stops", body));
