/** One answer of need and reach for all that shows it: its faces, a thread that ends when nobody looks, and variants that can be stopped. */
import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import type { GapMessage, GapTask } from "#web/state/gap-task.ts";
import { type GapsState, useGaps } from "#web/state/gaps.ts";
import { useSetView } from "#web/state/view.ts";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { askGapThread } from "../fixtures/gap-thread.ts";

const component = startComponentApp();

/** The thread itself, in this process; its messages come when a test lets them. */
class Thread extends EventTarget {
  static all: Thread[] = [];
  static broken = false;
  messages: Promise<GapMessage[]> = Promise.resolve([]);
  ended = false;
  constructor() {
    super();
    if (Thread.broken) throw new Error("no threads here");
    Thread.all.push(this);
  }
  postMessage(task: GapTask) {
    this.messages = askGapThread(task);
  }
  terminate() {
    this.ended = true;
  }
  say(message: GapMessage) {
    act(() => void this.dispatchEvent(new MessageEvent("message", { data: message })));
  }
}

let seen: GapsState = { face: "none" };
const face = () => seen.face;
function ready() {
  if (seen.face !== "ready") throw new Error(`it is ${seen.face}, not ready`);
  return seen;
}

function Probe() {
  seen = useGaps();
  const setView = useSetView();
  return (
    <>
      <button type="button" onClick={() => setView({ need: "druk", level: "buurt" } as object)}>
        ask
      </button>
      <button type="button" onClick={() => setView({ reachis: "high" })}>
        other
      </button>
    </>
  );
}

function Page() {
  const [isShown, setShown] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setShown(!isShown)}>
        leave
      </button>
      {isShown ? <Probe /> : null}
    </>
  );
}

async function asked() {
  const user = component.draw(<Page />);
  await user.click(await screen.findByText("ask"));
  return user;
}
/** The newest thread and what that has to say. */
async function newest(count: number): Promise<{ thread: Thread; result: GapMessage; variants: GapMessage }> {
  await waitFor(() => expect(Thread.all).toHaveLength(count));
  const thread = Thread.all[count - 1] as Thread;
  const messages = await thread.messages;
  const [result, variants] = [messages.find((one) => "result" in one), messages.findLast((one) => "variants" in one)];
  if (!result || !variants) throw new Error(`the thread said ${JSON.stringify(messages)}`);
  return { thread, result, variants };
}

beforeEach(() => {
  Object.assign(Thread, { all: [], broken: false });
  vi.stubGlobal("Worker", Thread);
});

test("no figure of the need is published here: there is no question, and nothing is asked", async () => {
  component.draw(<Page />);
  await screen.findByText("ask");
  await waitFor(() => expect(component.asked.some((path) => path.includes("catalog"))).toBe(true));
  await waitFor(() => expect(face()).toBe("none"));
  expect(component.asked.filter((path) => /supply|completeness/.test(path))).toEqual([]);
});

test("the answer comes before its variants; stopped it stays, and run anew it stays on the screen", async () => {
  await asked();
  const first = await newest(1);
  expect(face()).toBe("loading");
  first.thread.say(first.result);
  expect(ready()).toMatchObject({ variants: undefined, progress: 0, isRunning: true, entered: "not-entered" });
  expect(performance.getEntriesByName("wijkblik:gaps").length).toBeGreaterThan(0);
  first.thread.say({ variants: { times: new Uint8Array(4).fill(7), run: 40 } });
  expect(ready()).toMatchObject({ progress: 0.4, isRunning: true });
  act(() => ready().stop());
  expect([first.thread.ended, ready().isRunning, ready().variants?.run]).toEqual([true, false, 40]);
  // What was on its way is nobody's any more.
  first.thread.say(first.variants);
  expect(ready().variants?.run).toBe(40);
  act(() => ready().rerun());
  expect(ready()).toMatchObject({ variants: undefined, isRunning: true });
  const second = await newest(2);
  second.thread.say(second.result);
  second.thread.say(second.variants);
  expect([second.thread.ended, ready().isRunning, ready().progress]).toEqual([true, false, 1]);
});

test("another question ends the thread of the one before", async () => {
  const user = await asked();
  const first = await newest(1);
  first.thread.say(first.result);
  await user.click(screen.getByText("other"));
  await waitFor(() => expect(face()).toBe("loading"));
  const second = await newest(2);
  expect([first.thread.ended, second.thread.ended]).toEqual([true, false]);
  second.thread.say(second.result);
  expect(ready().question.reachIs).toBe("high");
});

test("when nobody looks any more the thread ends; an answer that is finished is there at once for who comes back", async () => {
  const user = await asked();
  const first = await newest(1);
  first.thread.say(first.result);
  await user.click(screen.getByText("leave"));
  await waitFor(() => expect(first.thread.ended).toBe(true));
  await user.click(screen.getByText("leave"));
  const second = await newest(2);
  second.thread.say(second.result);
  second.thread.say(second.variants);
  await user.click(screen.getByText("leave"));
  seen = { face: "none" };
  await user.click(screen.getByText("leave"));
  expect(ready().progress).toBe(1);
  expect(Thread.all).toHaveLength(2);
});

test("a server that keeps no initiatives: the need alone is there, and it is said why", async () => {
  component.meanwhile((request) =>
    /supply|completeness/.test(request.url) ? Promise.resolve(new Response("{}", { status: 404 })) : undefined,
  );
  await asked();
  const { thread, result } = await newest(1);
  thread.say(result);
  expect(ready().entered).toBe("not-kept");
  expect([...ready().result.need].filter((need) => !Number.isNaN(need)).length).toBeGreaterThan(0);
  expect(ready().result.totals.initiatives).toBe(0);
});

test("what cannot be fetched fails, and is asked again", async () => {
  let isAway = true;
  component.meanwhile((request) =>
    isAway && request.url.includes("supply") ? Promise.resolve(new Response("{}", { status: 503 })) : undefined,
  );
  await asked();
  await waitFor(() => expect(face()).toBe("failed"));
  isAway = false;
  act(() => {
    if (seen.face === "failed") seen.retry();
  });
  const { thread, result } = await newest(1);
  thread.say(result);
  expect(face()).toBe("ready");
});

test("a thread that fails, and a browser that has none, say so; tried again it goes on", async () => {
  await asked();
  const first = await newest(1);
  first.thread.say({ error: "RangeError: too much" });
  expect(seen).toMatchObject({ face: "failed", error: new Error("RangeError: too much") });
  Thread.broken = true;
  act(() => {
    if (seen.face === "failed") seen.retry();
  });
  expect(seen).toMatchObject({ face: "failed", error: new Error("the thread of need and reach could not start") });
  Thread.broken = false;
  act(() => {
    if (seen.face === "failed") seen.retry();
  });
  const second = await newest(2);
  second.thread.say(second.result);
  expect(face()).toBe("ready");
});
