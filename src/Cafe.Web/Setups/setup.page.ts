// Keeps the set-up as one types: first on this device, then on the server. Buttons that change the form's shape are sent the same
// way and the page is read again; only what is kept ever leaves the device's own copy.
import { html, nothing, render } from "lit/html.js";
import { check, circleAlert, hourglass, wifiOff, type IconArt } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { announce } from "../Client/announce.js";
import { say } from "../Client/words.js";
import { showFindings, type Findings } from "./findings.js";
import { fits, isTouched, same, typedIn, waitAfter, type FieldLike, type Typed } from "./typed.js";

interface Answer {
  readonly version: number; readonly saved: boolean; readonly faults: { readonly [field: string]: string }; readonly refused: string | null;
  readonly findings: Findings; readonly canUndo: boolean; readonly changed: boolean; readonly where: string | null; readonly minutes: string; readonly foundLead: string;
}

const form = document.querySelector<HTMLFormElement>("form#set-up")!;
const state = document.querySelector<HTMLElement>("[data-state]")!;
const refusal = document.querySelector<HTMLElement>("[data-refused]")!;
const key = `setup/${form.dataset["cafe"]}`;
document.documentElement.classList.add("scripted");

let failures = 0;
let timer = 0;
let sending: Promise<Answer | null> | null = null;
/** What the server has, as far as this page knows. */
let kept: Typed = typedIn(new FormData(form));

function tell(sign: IconArt, text: string): void {
  if (!state.dataset["live"]) state.replaceChildren();
  state.dataset["live"] = "true";
  render(html`${icon(sign)}${text}`, state);
}

function keepHere(): void {
  const typed = typedIn(new FormData(form));
  try {
    if (same(typed, kept)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(typed));
  } catch { /* A device that keeps nothing still has the page. */ }
}

/** Sends the form as it stands. Null: the network or the server was not there. */
async function send(act: string): Promise<Answer | null> {
  const data = new FormData(form);
  const typed = typedIn(data);
  data.set("do", act);
  tell(hourglass, say("setup.live-saving"));
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams([...data] as [string, string][]), headers: { Accept: "application/json" }, redirect: "manual" });
    if (!answer.ok) {
      failures++;
      tell(wifiOff, say(answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 400 ? "setup.live-signed-out" : "setup.live-offline"));
      return null;
    }
    failures = 0;
    const told = await answer.json() as Answer;
    if (told.saved && !told.changed) kept = typed;
    return told;
  } catch {
    failures++;
    tell(wifiOff, say("setup.live-offline"));
    return null;
  }
}

async function one(act: string): Promise<Answer | null> {
  while (sending) await sending;
  sending = send(act);
  const told = await sending;
  sending = null;
  return told;
}

function later(ms: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => void save(), ms);
}

async function save(): Promise<void> {
  clearTimeout(timer);
  if (same(typedIn(new FormData(form)), kept)) return;
  const told = await one("save");
  if (told) show(told);
  else later(waitAfter(failures));
}

function show(told: Answer): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[name=version]")) if (told.saved) field.value = String(told.version);
  for (const place of form.querySelectorAll<HTMLElement>("[data-at]")) showFault(place, told.faults[place.dataset["at"]!]);
  showFindings(document.querySelector<HTMLElement>("[data-findings]")!, told.findings, told.foundLead);
  document.querySelector<HTMLElement>("[data-minutes]")!.textContent = told.minutes;
  document.querySelector<HTMLElement>("button[value=undo]")!.hidden = !told.canUndo;
  if (!refusal.dataset["live"]) refusal.replaceChildren();
  refusal.dataset["live"] = "true";
  render(told.refused === null ? nothing : html`<p class="wrong">${icon(circleAlert)}<span>${told.refused}</span></p>`, refusal);
  if (told.saved) tell(check, say("setup.live-kept"));
  else tell(circleAlert, told.refused ?? say("setup.live-faults"));
  if (told.refused !== null) announce(told.refused);
  keepHere();
}

function showFault(place: HTMLElement, text: string | undefined): void {
  const where = place.dataset["at"]!;
  const before = place.textContent.trim();
  if (!place.dataset["live"]) place.replaceChildren();
  place.dataset["live"] = "true";
  render(text === undefined ? nothing : html`<p class="wrong" id=${`${where}-wrong`}>${icon(circleAlert)}<span>${text}</span></p>`, place);
  if (text !== undefined && text !== before) announce(text);
  const field = form.elements.namedItem(where);
  if (!(field instanceof HTMLElement)) return;
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== `${where}-wrong`);
  if (text !== undefined) described.unshift(`${where}-wrong`);
  if (described.length > 0) field.setAttribute("aria-describedby", described.join(" "));
  else field.removeAttribute("aria-describedby");
  if (text === undefined) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
}

/** A button that changes more than a text. Where a field is wrong, the page itself is sent, and comes back with all that was typed. */
async function act(what: string): Promise<void> {
  clearTimeout(timer);
  const told = await one(what);
  if (!told) return later(waitAfter(failures));
  if (told.saved && !told.changed) return show(told);
  if (told.refused !== null) return show(told);
  if (!told.saved) {
    const button = Object.assign(document.createElement("input"), { type: "hidden", name: "do", value: what });
    form.append(button);
    HTMLFormElement.prototype.submit.call(form);
    return;
  }
  try { localStorage.removeItem(key); } catch { /* As above. */ }
  history.replaceState(null, "", `${location.pathname}${told.where === null ? "" : `#${told.where}`}`);
  location.reload();
}

form.addEventListener("input", () => {
  keepHere();
  later(900);
});
form.addEventListener("change", () => later(50));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  const what = button instanceof HTMLButtonElement ? button.value : "save";
  if (what === "save" || what === "check") void one("save").then((told) => told ? show(told) : later(waitAfter(failures)));
  else void act(what);
});
addEventListener("online", () => void save());
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") void save(); });

/** What was typed on this device and never kept stands in its fields again, or can be sent back where the form looks otherwise now. */
function putBack(): void {
  let left: Typed | null = null;
  try { left = JSON.parse(localStorage.getItem(key) ?? "null") as Typed | null; } catch { return; }
  if (!left || same(left, kept)) return;
  if (!fits(left, kept)) return offer(left);
  const texts = new Map(left);
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) || field.name === "version" || field.name.startsWith("__")) continue;
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = texts.has(field.name);
    else if (field instanceof HTMLInputElement && field.type === "radio") field.checked = texts.get(field.name) === field.value;
    else if (texts.has(field.name)) field.value = texts.get(field.name)!;
  }
  later(50);
}

function offer(left: Typed): void {
  const place = document.createElement("div");
  place.className = "left";
  refusal.after(place);
  const drop = (): void => { localStorage.removeItem(key); place.remove(); };
  const back = (): void => {
    const again = document.createElement("form");
    again.method = "post";
    again.action = form.action;
    const own = new FormData(form);
    for (const [name, text] of [...left, ["version", String(own.get("version"))], ["__RequestVerificationToken", String(own.get("__RequestVerificationToken"))], ["do", "save"]] as const)
      again.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: text }));
    document.body.append(again);
    again.submit();
  };
  render(html`<p>${say("setup.live-left")}</p><button class="btn sm" @click=${back}>${say("setup.live-put-back")}</button><button class="btn sm bare" @click=${drop}>${say("setup.live-drop")}</button>`, place);
}

// The page came back with what was typed because it could not be kept; the server's own text is another. To load it again
// would send the old form again, so it stands in the history as a page that was only read.
const came = document.querySelector("#refused, .at .wrong") !== null;
const touched = [...form.elements].some((field) => "value" in field && !(field instanceof HTMLButtonElement) && isTouched(field as unknown as FieldLike));
if (came) history.replaceState(null, "", location.href);
if (came || touched) {
  kept = [];
  keepHere();
  if (touched) later(50);
} else putBack();
const goOn = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
goOn?.focus();
