/** Whether a graphics card draws, or the processor in its place: then many points take seconds, and hexagons stand for them. */
import { readKept } from "../api/device.ts";

/** Kept on the device, "card" or "software" decides in the place of what the browser says: for tests, and for a driver that lies. */
const key = "wijkblik:graphics";
const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;

function lookAtCard(): boolean {
  const gl = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: false });
  if (!gl) return false;
  const named = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !software.test(name);
}

let known: boolean | undefined;

export function hasGraphicsCard(): boolean {
  const kept = readKept(key);
  if (kept === "card" || kept === "software") return kept === "card";
  known ??= lookAtCard();
  return known;
}
