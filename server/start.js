// Plain JavaScript on purpose: a Node that is too old cannot read TypeScript, and should say so in one sentence.
const oldest = 24;
if (Number(process.versions.node.split(".")[0]) >= oldest) await import("./start.ts");
else {
  process.stderr.write(
    `Wijkblik heeft Node ${oldest} nodig en dit is ${process.version}: "npm ci" brengt die mee, doe daarna "npm start".\n`,
  );
  process.exit(1);
}
