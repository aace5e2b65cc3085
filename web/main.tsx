import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { getLocale } from "./paraglide/runtime.js";
import "./style/page.css";

document.documentElement.lang = getLocale();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with id root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
