/** /post-stoppen: what a mail was about is said first, and only a press on a button stops it; no sign-in is asked. */
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import type { NotificationSettings } from "#data/entries/notification.ts";
import { createStopTokens } from "#server/mail/stop-tokens.ts";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp();
const stops = createStopTokens("a secret of thirty-two characters");

async function deliveryOf(kind: string): Promise<string | undefined> {
  const response = await component.app().ask("/notification-settings", { as: "wijkteam" });
  const { settings } = (await response.json()) as NotificationSettings;
  return settings.find((one) => one.kind === kind)?.delivery;
}

test("mail of the kinds that it was about stops by one press, and no other; a second time it says so", async () => {
  const person = component.app().people.get("wijkteam")?.id ?? "";
  const path = `/post-stoppen#${stops.tokenFor({ person, kinds: ["comment", "mention"] })}`;
  const user = await component.show(path);
  await screen.findByText("Iemand noemt je in een opmerking");
  expect(await deliveryOf("mention")).toBe("atOnce");
  await user.click(screen.getByRole("button", { name: "Stop mail over dit" }));
  const heading = await screen.findByRole("heading", { level: 1, name: "De mail is gestopt." });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect([await deliveryOf("mention"), await deliveryOf("comment"), await deliveryOf("returned")]).toEqual([
    "none",
    "none",
    "atOnce",
  ]);
  component.close();
  const again = await component.show(path);
  await screen.findByText("Deze mail is al gestopt.");
  expect(screen.queryByRole("button", { name: "Stop mail over dit" })).toBeNull();
  await again.click(screen.getByRole("button", { name: "Stop alle mail van Wijkblik" }));
  await screen.findByRole("heading", { level: 1, name: "De mail is gestopt." });
  expect(await deliveryOf("returned")).toBe("none");
});

test("an address without an account is named nowhere, and is stopped as a whole", async () => {
  const address = stops.keyOf("bewoner@example.org");
  const user = await component.show(`/post-stoppen#${stops.tokenFor({ address })}`);
  await screen.findByText("Je krijgt deze mail omdat je iets instuurde met dit adres.");
  expect(document.body.textContent).not.toContain("bewoner");
  await user.click(screen.getByRole("button", { name: "Stop alle mail van Wijkblik" }));
  await screen.findByRole("heading", { level: 1, name: "De mail is gestopt." });
});

test("a link that we did not make is of nothing", async () => {
  await component.show("/post-stoppen#p.bmllbWFuZA.comment.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  await screen.findByRole("heading", { level: 1, name: "Deze link werkt niet" });
});
