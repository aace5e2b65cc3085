/** Work that goes on beside the requests: a round, a pause, the next round; one that fails is logged and comes again. */
import type { Log } from "../http/log.ts";
import { troubleOf } from "../store/database.ts";

export interface Rounds {
  /** Waits for the round that is under way, but not for a mail server that says nothing. */
  stop(): Promise<void>;
}

export interface Round {
  name: string;
  pauseMs: number;
  work: () => Promise<unknown>;
}

const patienceMs = 4_000;

export function startRounds(rounds: readonly Round[], log: Log): Rounds {
  const stops = rounds.map(({ name, pauseMs, work }) => {
    let timer: NodeJS.Timeout | undefined;
    let stopped = false;
    let under = Promise.resolve();
    const next = () => {
      if (stopped) return;
      timer = setTimeout(() => {
        under = work()
          .then(
            () => {},
            (error: unknown) => {
              // A database that is away is told by /health/ready, not once a second in the log.
              if (troubleOf(error) !== "unavailable") log.error("a round of work failed", { round: name, reason: String(error) });
            },
          )
          .then(next);
      }, pauseMs).unref();
    };
    next();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      await under;
    };
  });
  return {
    async stop() {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref());
      await Promise.race([Promise.all(stops.map((stop) => stop())), patience]);
    },
  };
}
