// Plain JavaScript on purpose: a Node that is too old cannot read TypeScript, and should say so in one sentence.
import { join } from "node:path";

const oldest = 24;
if (Number(process.versions.node.split(".")[0]) >= oldest) {
  // Compiled code is kept between starts, also of the steps that start.ts runs: a quarter less work before the first answer.
  const { enableCompileCache } = await import("node:module");
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "../.cache/compiled");
  enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  await import("./start.ts");
} else {
  process.stderr.write(
    `Wijkblik heeft Node ${oldest} nodig en dit is ${process.version}: "npm ci" brengt die mee, doe daarna "npm start".\n`,
  );
  process.exit(1);
}
