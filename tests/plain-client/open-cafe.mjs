// For trials only: a facilitator who opens a café, prints its code, and runs it with short phases.
//   node open-cafe.mjs --url http://127.0.0.1:5080 [--first SECRET] [--attribution open] [--guests 47] [--seconds 12] [--end]
import { Browser, hidden, at } from "./plain-client.mjs";

const args = process.argv.slice(2);
const option = (name, otherwise) => { const i = args.indexOf(`--${name}`); return i < 0 ? otherwise : args[i + 1]; };
const sleep = ms => new Promise(done => setTimeout(done, ms));
const account = { email: option("email", "fay@example.org"), password: option("password", "a long enough password") };
const browser = new Browser(option("url"));

async function form(page, action, fields) {
  const text = await (await browser.fetch(page, { headers: { accept: "text/html" } })).text();
  const filled = { __RequestVerificationToken: hidden(text, "__RequestVerificationToken"), attempt: hidden(text, "attempt"), ...fields };
  const answer = await browser.fetch(action, { method: "POST", body: new URLSearchParams(filled), headers: { accept: "text/html" } });
  if (answer.status !== 302) throw new Error(`${action} ${answer.status}`);
  return answer.headers.get("location");
}

if (option("first")) await form("/first", "/first", { secret: option("first"), name: "Fay", ...account });
else await form("/sign-in", "/sign-in", account);
const cafe = (await form("/cafes/new", "/cafes", { title: "Open Talks", attribution: option("attribution", "open") })).split("/")[2];
const list = await (await browser.fetch("/cafes", { headers: { accept: "text/html" } })).text();
const code = /dir="ltr">([A-Z0-9 ]{9})</.exec(list.slice(list.indexOf(`/cafe/${cafe}/`)))[1].replace(" ", "");
console.log(JSON.stringify({ cafe, code }));

// The same request until it is answered: the same command's id gets the same outcome.
const again = async ask => { for (;;) try { return await ask(); } catch (error) { console.log(error.message); await sleep(1000); } };
const command = async what => {
  const body = JSON.stringify([{ id: crypto.randomUUID(), to: "cafe", do: what }]), headers = { "content-type": "application/json" };
  const [outcome] = await again(() => browser.json(`/live/${cafe}/commands?as=facilitator`, { method: "POST", headers, body }));
  console.log(JSON.stringify(what), JSON.stringify(outcome));
  return outcome;
};
const overview = () => again(() => browser.json(`/live/${cafe}/feeds/overview?as=facilitator`));
const first = await overview();
if (args.includes("--show")) console.log(JSON.stringify(first).slice(0, 3000));

const seconds = Number(option("seconds", 12)), guests = Number(option("guests", 1)), limit = Date.now() + 600_000;
while ((await overview()).value.participants < guests && Date.now() < limit) await sleep(500);
await sleep(2000);
let outcome = await command({ type: "start" });
if (outcome.refused) process.exit(1);
let asked = -1;
for (; Date.now() < limit; await sleep(200)) {
  const { value, at: now } = await overview();
  const phase = at(value.programme, now);
  if (!phase || phase.phase === asked) continue;
  asked = phase.phase;
  console.log(now, phase.kind, phase.round, value.connected, value.tables.reduce((n, table) => n + table.total, 0));
  if (phase.kind === "close") break;
  const length = ["arrival", "welcome"].includes(phase.kind) ? 1000 : phase.kind === "write-up" ? seconds * 500 : seconds * 1000;
  // Both ways in which a phase ends: by itself, shortened, and by the facilitator's hand.
  if (!phase.waits && phase.phase % 3 !== 0) await command({ type: "extend", phase: phase.phase, byMs: Math.round(length - (now - phase.began) - phase.lengthMs) });
  else { await sleep(length); await command({ type: "next", phase: phase.phase }); }
}
if (args.includes("--end")) { await sleep(seconds * 1000); await command({ type: "end" }); }
