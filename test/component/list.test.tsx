/** The list of initiatives: one filter in the address, and the four faces of what is fetched. */
import { screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const component = startComponentApp();
const parameter = (name: string) => new URLSearchParams(location.search).get(name);
const found = (count: number) => screen.findByText(`${count} gevonden`);

beforeAll(async () => {
  const { ask, own } = component.app();
  const publish = async (title: string, themes: ("wonen" | "veiligheid")[]) => {
    const body = { content: wholeInitiative({ title, themes }), organisation: own };
    const { id } = await (await ask("/working-versions", { method: "POST", as: "wijkteam", body })).json();
    const step = async (as: string, taken: string, version: number) => {
      const headers = { "If-Match": `"v${version}"` };
      const { status } = await ask(`/working-versions/${id}/steps`, { method: "POST", as, headers, body: { step: taken } });
      expect(status).toBe(200);
    };
    await step("wijkteam", "submit", 1);
    await step("editor", "publish", 2);
  };
  await publish("Nieuwe huizen", ["wonen"]);
  await publish("Buurtpreventie", ["veiligheid"]);
});

test("a theme that is chosen stands in the address, in the list and in its counts", async () => {
  const user = await component.show("/initiatieven");
  await found(2);
  await user.selectOptions(screen.getByLabelText("Thema"), "Wonen en gemengde wijken");
  await found(1);
  expect(parameter("theme")).toBe("wonen");
  expect(screen.getByRole("link", { name: "Nieuwe huizen" })).toBeDefined();
  expect(screen.queryByRole("link", { name: "Buurtpreventie" })).toBeNull();
  await user.selectOptions(screen.getByLabelText("Thema"), "alle thema’s");
  await found(2);
  expect(parameter("theme")).toBeNull();
});

test("words are asked once, with Enter, and Back brings the list of before", async () => {
  const user = await component.show("/initiatieven");
  await found(2);
  await user.type(screen.getByLabelText("Zoek op woorden"), "huizen{Enter}");
  await found(1);
  expect(parameter("q")).toBe("huizen");
  history.back();
  await found(2);
});

test("nothing that fits is said with the way back", async () => {
  const user = await component.show("/initiatieven?theme=onderwijs");
  await found(0);
  await user.click(screen.getByRole("button", { name: /filter/i }));
  await found(2);
});

test("what fails is said, and asked again on the button", async () => {
  component.meanwhile((request) =>
    request.url.includes("/api/v1/initiatives?") ? Promise.resolve(new Response("away", { status: 503 })) : undefined,
  );
  const user = await component.show("/initiatieven");
  const again = await screen.findByRole("button", { name: "Opnieuw proberen" });
  component.meanwhile(() => undefined);
  await user.click(again);
  await found(2);
});

test("while it is on its way the page says so and shows no list of another question", async () => {
  let arrive = (_: Response) => {};
  const user = await component.show("/initiatieven");
  await found(2);
  component.meanwhile((request) =>
    request.url.includes("theme=veiligheid")
      ? new Promise((resolve) => {
          arrive = resolve;
        })
      : undefined,
  );
  await user.selectOptions(screen.getByLabelText("Thema"), "Veiligheid en ondermijning");
  await waitFor(() => expect(screen.getByRole("region", { name: "Resultaten" }).getAttribute("aria-busy")).toBe("true"));
  arrive(await component.app().ask("/initiatives?theme=veiligheid"));
  await found(1);
});
