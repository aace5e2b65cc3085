/** The page of need and reach: the sentence, where it leads, and what it says of itself. */
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp();

test("/kansen is the map with the sentence beside it; what is of figures leads back to the map", async () => {
  const user = await component.show("/?panel=tabel");
  await user.click(await screen.findByRole("link", { name: "Kansen" }));
  await waitFor(() => expect(location.pathname).toBe("/kansen"));
  expect(location.search).toBe("");
  await screen.findByRole("region", { name: "Kansen" });
  expect(document.title).toBe("Kansen · Wijkblik");
  await user.click(screen.getByRole("button", { name: "Weergave" }));
  await waitFor(() => expect(location.search).toBe("?panel=kaart"));
  expect(location.pathname).toBe("/kansen");
  await user.click(screen.getByRole("button", { name: "Tabel" }));
  await waitFor(() => expect(location.pathname).toBe("/"));
  await user.click(screen.getByRole("button", { name: "Kansen" }));
  await waitFor(() => expect(location.pathname).toBe("/kansen"));
  screen.getByRole("button", { name: "Kansen", expanded: true });
});
