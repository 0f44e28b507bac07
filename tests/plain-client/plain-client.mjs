// A guest of an OpenTalks World Café, written from docs/protocol.md alone: Node 20, no dependencies.
//   node plain-client.mjs --url http://127.0.0.1:5080 --code K7MR4WPD --guests 47 --ideas 3 --until gallery
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import http from "node:http";
import https from "node:https";
import { pathToFileURL } from "node:url";

const sleep = ms => new Promise(done => setTimeout(done, ms));
const plus = (counts, key, n = 1) => { counts[key] = (counts[key] ?? 0) + n; };

/** mulberry32: the same seed, the same café (as far as the people go). */
export function random(a) {
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// ── Coming in ────────────────────────────────────────────────────────────────────────────────────────────────────

/** A browser's part: cookies, the site's own origin, JSON. */
export class Browser {
  cookies = new Map(); offline = false;
  constructor(url) { this.origin = new URL(url).origin; }
  get cookie() { return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "); }
  async fetch(path, { headers = {}, timeout = 40_000, ...options } = {}) {
    if (this.offline) throw new Error("offline");
    const all = { origin: this.origin, cookie: this.cookie, ...headers };
    const answer = await fetch(this.origin + path, { redirect: "manual", signal: AbortSignal.timeout(timeout), ...options, headers: all });
    for (const [, name, value] of answer.headers.getSetCookie().map(line => /^([^=]+)=([^;]*)/.exec(line))) this.cookies.set(name, value);
    return answer;
  }

  async json(path, options) {
    const answer = await this.fetch(path, options);
    const text = await answer.text();
    if (this.offline) throw new Error("offline");
    if (answer.status === 200) return JSON.parse(text);
    let code = `http-${answer.status}`;
    try { code = JSON.parse(text).code ?? code; } catch { /* a proxy's page */ }
    throw Object.assign(new Error(code), { code, status: answer.status });
  }
}

export function hidden(page, name) {
  const input = new RegExp(`<input\\b[^>]*\\bname="${name}"[^>]*>`).exec(page)?.[0];
  return /\bvalue="([^"]*)"/.exec(input ?? "")?.[1] ?? "";
}

/** Comes in by the code; the answer is the café's id. Repeats with the same `attempt`, so that nobody is there twice. */
export async function join(browser, code, fields) {
  const ask = async (good, options) => {
    const answer = await browser.fetch(`/j/${code}`, options);
    if (answer.status === good) return answer;
    throw Object.assign(new Error(`join-${answer.status}`), { final: answer.status < 429 });
  };

  for (let form, tries = 0; ; tries++) {
    try {
      const page = form ?? await (await ask(200)).text();
      form ??= ["__RequestVerificationToken", "attempt"].map(name => [name, hidden(page, name)]);
      const answer = await ask(302, { method: "POST", body: new URLSearchParams([...form, ...fields]) });
      return answer.headers.get("location").split(/[?#]/)[0].split("/").at(-1);
    } catch (error) { if (error.final || tries >= 20) throw error; }
    await sleep(500 + Math.random() * 1500);
  }
}

// ── Socket ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** RFC 6455, the client's side. Node 20 has no WebSocket without a flag, and none that can break off like a lost network. */
export class WebSocketLine {
  static open(url, headers) {
    const key = randomBytes(16).toString("base64"), accept = createHash("sha1").update(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest("base64");
    const upgrade = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key };
    return new Promise((resolve, reject) => {
      const request = (url.protocol === "https:" ? https : http).get(url, { agent: false, timeout: 15_000, headers: { ...headers, ...upgrade } });
      request.on("error", reject).on("timeout", () => request.destroy(new Error("timeout")));
      request.on("response", answer => { answer.resume(); reject(new Error(`socket-${answer.statusCode}`)); });
      request.on("upgrade", (answer, wire, head) => {
        if (answer.headers["sec-websocket-accept"] === accept) resolve(new WebSocketLine(wire, head));
        else wire.destroy(), reject(new Error("socket-accept"));
      });
    });
  }
  onmessage() {}
  onclose() {}
  #bytes = Buffer.alloc(0); #parts = [];
  constructor(wire, head) {
    this.wire = wire;
    wire.setTimeout(0).setNoDelay(true);
    wire.on("error", () => {}).on("close", () => this.onclose());
    wire.unshift(head);
    // Not at once: the caller sets onmessage first.
    setImmediate(() => wire.on("data", bytes => this.#read(bytes)));
  }
  send(text) { this.#frame(1, Buffer.from(text)); }
  close() { this.#frame(8, Buffer.from([3, 232])); this.wire.end(); }
  breakOff() { this.wire.destroy(); }
  #frame(opcode, payload) {
    const length = payload.length, mask = randomBytes(4);
    const head = Buffer.from([0x80 | opcode, 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127), ...Array(length < 126 ? 0 : length < 65_536 ? 2 : 8)]);
    if (head.length === 4) head.writeUInt16BE(length, 2);
    if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
    if (this.wire.writable) this.wire.write(Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i & 3])]));
  }

  #read(bytes) {
    this.#bytes = this.#bytes.length > 0 ? Buffer.concat([this.#bytes, bytes]) : bytes;
    for (;;) {
      const b = this.#bytes;
      if (b.length < 2) return;
      let length = b[1] & 0x7f, start = 2;
      if (length > 125) start = length === 126 ? 4 : 10;
      if (b.length < start) return;
      if (start > 2) length = start === 4 ? b.readUInt16BE(2) : Number(b.readBigUInt64BE(2));
      if (b.length < start + length) return;
      const payload = b.subarray(start, start + length), opcode = b[0] & 0x0f, last = (b[0] & 0x80) !== 0;
      this.#bytes = b.subarray(start + length);
      if (opcode === 8) return this.close();
      if (opcode === 9) this.#frame(10, payload);
      if (opcode > 2) continue;
      this.#parts.push(payload);
      if (last) this.onmessage(Buffer.concat(this.#parts.splice(0)).toString());
    }
  }
}

/** The café's messages on it: handshake, pings, calls in both directions. */
export class Connection {
  static async open(browser, cafe, query, on) {
    if (browser.offline) throw new Error("offline");
    const headers = { Cookie: browser.cookie, Origin: browser.origin };
    const connection = new Connection(await WebSocketLine.open(new URL(`/live/${cafe}?${query}`, browser.origin), headers), on);
    await connection.#shaken;
    return connection;
  }
  open = true;
  #calls = new Map(); #id = 0; #rest = ""; #heard = performance.now(); #shaken; #pings;
  constructor(line, on) {
    this.line = line;
    this.#shaken = new Promise((resolve, reject) => {
      line.onclose = () => {
        this.open = false;
        clearInterval(this.#pings);
        for (const call of [{ reject }, ...this.#calls.values()]) call.reject(new Error("closed"));
        on.closed?.();
      };
      line.onmessage = text => {
        this.#heard = performance.now();
        const records = (this.#rest + text).split("\x1e");
        this.#rest = records.pop();
        for (const record of records.map(r => JSON.parse(r))) {
          const call = record.type === 3 && this.#calls.get(record.invocationId);
          if (record.type === undefined) record.error ? reject(new Error(record.error)) : resolve();
          else if (record.type === 1) on[record.target]?.(record.arguments[0]);
          else if (call) record.error === undefined ? call.resolve(record.result) : call.reject(new Error(record.error));
          else if (record.type === 7) line.close();
        }
      };
    });
    this.#write({ protocol: "json", version: 1 });
    this.#pings = setInterval(() => {
      this.#write({ type: 6 });
      if (performance.now() - this.#heard > 20_000) line.breakOff();
    }, 10_000);
  }
  #write(message) { this.line.send(JSON.stringify(message) + "\x1e"); }
  send(commands) { this.#write({ type: 1, target: "Send", arguments: [commands] }); }
  call(target, feeds) {
    return new Promise((resolve, reject) => {
      if (!this.open) return reject(new Error("closed"));
      const invocationId = String(++this.#id);
      this.#calls.set(invocationId, { resolve, reject });
      this.#write({ type: 1, invocationId, target, arguments: [feeds] });
    });
  }
}

// ── Feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A sheet as this client has folded it out of facts. `read` gets an answer for the place it is at. */
export class Sheet {
  epoch = null; version = -1; ideas = new Map(); names = {}; repairs = 0;
  #kept = []; #repair = null;
  constructor(number, ask) { Object.assign(this, { number, ask }); }
  get place() { return this.epoch === null ? "" : `&after=${this.epoch}.${this.version}`; }
  async read(more = "") { this.take(await this.ask(`sheet/${this.number}`, this.place + more)); }

  /** A snapshot, news, or nothing new. */
  take(answer) {
    if (answer.epoch === this.epoch && answer.version <= this.version) return;
    if (answer.view) {
      Object.assign(this, { epoch: answer.epoch, version: answer.version, names: { ...answer.names } });
      this.ideas = new Map(answer.view.ideas.map(idea => [idea.id, { ...idea }]));
    } else if (answer.facts) this.#kept.push(answer);
    this.#fold();
  }

  // News before the snapshot, or beyond a hole, are kept: what they tell may be in no later message.
  #fold() {
    this.#kept.sort((a, b) => a.version - b.version);
    const left = [];
    for (const news of this.#kept) {
      const first = news.version - news.facts.length + 1;
      if (news.epoch !== this.epoch || first > this.version + 1) { left.push(news); continue; }
      Object.assign(this.names, news.names);
      for (const fact of news.facts.slice(this.version + 1 - first)) this.#apply(fact);
      this.version = Math.max(this.version, news.version);
    }
    // After a change of epoch the snapshot decides; what is left of the other one means nothing.
    this.#kept = left.slice(-1000);
    if (left.length > 0 && this.epoch !== null) this.#repair ??= setTimeout(async () => {
      this.#repair = null, this.repairs++;
      try { await this.read(); } catch { /* asked again after the next connection or news */ }
      this.#kept = this.#kept.filter(news => news.epoch === this.epoch);
    }, 300);
  }

  #apply(fact) {
    const idea = this.ideas.get(fact.idea);
    if (fact.type === "captured") this.ideas.set(fact.idea.id, { ...fact.idea });
    else if (!idea) return;
    else if (fact.type === "edited") Object.assign(idea, { text: fact.text, edited: true });
    else if (fact.type === "taken-back") Object.assign(idea, { takenBack: true, text: "" });
    else if (fact.type === "put-back") Object.assign(idea, { takenBack: false, text: fact.text });
    else if (fact.type === "starred") idea.starredIn = fact.round;
    else if (fact.type === "unstarred") idea.starredIn = null;
  }

  /** Whether the fold, once it is as far, is what a fresh snapshot says. */
  async verify() {
    for (let tries = 0; tries < 8; tries++) {
      await this.read();
      const fresh = await this.ask(`sheet/${this.number}`, ""), text = ideas => JSON.stringify([...ideas].map(idea => Object.entries(idea).sort()));
      if (fresh.epoch === this.epoch && fresh.version === this.version)
        return text(fresh.view.ideas) === text(this.ideas.values()) && Object.entries(fresh.names ?? {}).every(([n, name]) => this.names[n] === name);
      await sleep(200);
    }
    return false;
  }
}

// ── Programme ────────────────────────────────────────────────────────────────────────────────────────────────────

export function at({ phases, run }, now) {
  if (!run) return null;
  now = Math.max(run.pausedMs ?? now, run.sinceMs);
  let phase = run.phase, began = run.sinceMs;
  while (phase < phases.length - 1 && !phases[phase].waits && now >= began + phases[phase].lengthMs) began += phases[phase++].lengthMs;
  const ends = began + phases[phase].lengthMs;
  return { ...phases[phase], phase, began, ends, left: ends - now };
}

export function step(me, arrivedIn, now) {
  const phase = at(me.programme, now);
  if (me.ended) return "over";
  if (me.gone) return "gone";
  if (!phase) return "wait";
  if (phase.round && !me.route.some(stop => stop.round === phase.round)) return me.chooses ? "choose" : "seat-soon";
  if (phase.kind === "move") return arrivedIn >= phase.round ? "there" : "go";
  if (phase.kind === "talk" && arrivedIn < phase.round && phase.round === Math.min(...me.route.map((s) => s.round))) return "go";
  return { talk: "talk", "write-up": "write", reflection: "reflect", gallery: "gallery", plenary: "plenary", close: "close" }[phase.kind] ?? "wait";
}

// ── Outbox ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Keeps every command until its outcome is there: over the socket, after 5 s by POST, and so on for ever with the same id. */
export class Outbox {
  waiting = new Map(); done = new Map(); #posting = false;
  counts = { sent: 0, repeated: 0, posts: 0, again: {}, differing: 0 };
  constructor(guest) { this.guest = guest; }
  put(command) { return new Promise(resolve => this.waiting.set(command.id, { command, resolve, due: 0, tries: 0, bySocket: false })); }

  /** Sends what is answered already once more; the outcome must be the same. */
  doubt(id) { this.waiting.set(id, { ...this.done.get(id), resolve() {}, due: 0, tries: 1, bySocket: Math.random() < 0.5 }); }
  reconnected() { for (const entry of this.waiting.values()) if (entry.bySocket) entry.due = 0, entry.bySocket = false; }
  flush() {
    const now = performance.now(), socket = this.guest.connection;
    const due = [...this.waiting.values()].filter(entry => entry.due <= now).slice(0, 200);
    const first = socket?.open ? due.filter(entry => !entry.bySocket) : [];
    if (first.length > 0) {
      for (const entry of first) this.#count(entry), entry.bySocket = true, entry.due = now + 5000;
      socket.send(first.map(entry => entry.command));
    }
    const second = due.filter(entry => !first.includes(entry));
    if (second.length > 0 && !this.#posting && !this.guest.browser.offline) this.#post(second);
  }
  #count(entry) { plus(this.counts, entry.tries++ > 0 ? "repeated" : "sent"); }
  async #post(entries) {
    this.#posting = true;
    const later = tries => performance.now() + 1000 + Math.random() * Math.min(10_000, 500 * 2 ** tries);
    for (const entry of entries) this.#count(entry), Object.assign(entry, { bySocket: false, due: later(entry.tries) });
    const body = JSON.stringify(entries.map(entry => entry.command)), headers = { "content-type": "application/json" };
    this.counts.posts++;
    await this.guest.browser.json(`/live/${this.guest.cafe}/commands?${this.guest.query}`, { method: "POST", headers, body })
      .then(outcomes => this.take(outcomes), error => this.guest.trouble(error));
    this.#posting = false;
  }

  take(outcomes) {
    for (const outcome of outcomes) {
      const before = this.done.get(outcome.id)?.outcome, entry = this.waiting.get(outcome.id);
      if (outcome.again) {
        plus(this.counts.again, outcome.refused);
        if (entry) Object.assign(entry, { bySocket: false, due: performance.now() + (500 + Math.random() * 500) * 2 ** Math.min(entry.tries, 5) });
        continue;
      }
      this.waiting.delete(outcome.id);
      if (before && (before.version !== outcome.version || before.refused !== outcome.refused)) this.counts.differing++;
      if (before || !entry) continue;
      this.done.set(outcome.id, { command: entry.command, outcome });
      entry.resolve(outcome);
    }
  }
}

// ── Guest ────────────────────────────────────────────────────────────────────────────────────────────────────────

const NAMES = ["Ada", "Björn", "Chloé", "Dmitri", "Eun-ji", "Fatima", "Gül", "Hideo", "Inês", "João", "Kofi", "李娜", "محمد", "Нина"];
const GROUPS = ["Governments", "Civil society", "Business", "Technical community", "Academia"];
const WORDS = {
  en: "publish every order in one open register", fr: "rendre les décisions lisibles pour tous dès le début",
  es: "una voz para cada región en la mesa", ru: "открыть решения для всех до голосования",
  zh: "公开 每项 决定 并 听取 所有 地区 的 意见", ar: "نشر كل قرار قبل التصويت وسماع كل المناطق",
};
// Others at the table may have been quicker; such a refusal is the rule at work.
const LAWFUL = (f, refused) => f === "star" || f === "unstar" || refused === "built-on-taken-back";

export class Guest {
  me = null; offset = 0; arrived = 0; connection = null; stopped = false; quiet = false;
  sheets = new Map(); mine = []; wrong = []; refused = {}; troubles = {};
  counts = { moves: 0, reconnects: 0, unwatched: 0, denied: 0, mes: 0 };
  // The wanted feeds follow the person; what is watched follows what is wanted.
  #wanted = new Set(["me"]); #watched = new Set(); #pending = false; #watchedAt = 0;
  #here = null; #next = 0; #arrives = 0; #left = 0; #texts = 0; #shortest = Infinity;
  constructor({ url, code, index = 0, ideas = 3, seed = 1, drop = 0, doubt = 0.05, pace = 1500, poll = false, log = () => {} }) {
    Object.assign(this, { code, index, ideas, seed, drop, doubt, pace, poll, log });
    this.random = random(seed * 7919 + index);
    this.browser = new Browser(url);
    this.outbox = new Outbox(this);
    this.language = this.random() < 0.6 ? "en" : this.#pick(Object.keys(WORDS));
    this.query = `as=participant&lang=${this.language}`;
  }
  get now() { return Date.now() + this.offset; }
  #pick(list) { return list[Math.floor(this.random() * list.length)]; }
  trouble(error) { plus(this.troubles, error.code ?? error.cause?.code ?? error.message); }
  async join() {
    const fields = [["name", `${this.#pick(NAMES)} ${this.index}`], ["place", this.random() < 0.25 ? "remote" : "room"]];
    if (this.random() < 0.6) fields.push(["group", this.#pick(GROUPS)]);
    if (this.random() < 0.7) for (const one of new Set([this.language, this.#pick(Object.keys(WORDS))])) fields.push(["languages", one]);
    this.cafe = await join(this.browser, this.code, fields);
  }

  /** One question to a feed; it measures the clock along the way. */
  ask = async (feed, more) => {
    const sent = performance.now(), wall = Date.now();
    const answer = await this.browser.json(`/live/${this.cafe}/feeds/${feed}?${this.query}${more}`);
    const way = performance.now() - sent;
    if (answer.at && way < this.#shortest && !more.includes("wait=")) this.#shortest = way, this.offset = answer.at - (wall + way / 2);
    return answer;
  };

  async run() {
    const loop = this.poll ? this.#polls("me") : this.#stayConnected();
    // For the clock: news do not measure it.
    for (let n = 0; n < 3; n++) await this.ask("me", "").then(answer => this.#take(answer), error => this.trouble(error));
    for (; !this.stopped; await sleep(100 + Math.random() * 100)) this.#tick(), this.outbox.flush();
    this.connection?.line.close();
    await loop;
  }
  offline(is) { this.browser.offline = is, is && this.connection?.line.breakOff(); }
  async #stayConnected() {
    for (let tries = 0; !this.stopped;) {
      try {
        const on = {
          Me: value => this.#take(value),
          Sheet: news => this.sheets.get(news.sheet)?.take(news),
          Outcomes: outcomes => this.outbox.take(outcomes),
          Unwatched: feeds => { for (const feed of feeds) this.#watched.delete(feed), this.counts.unwatched++; },
        };
        const closed = new Promise(done => { on.closed = done; });
        this.connection = await Connection.open(this.browser, this.cafe, this.query, on);
        this.#watched.clear();
        this.#pending = false, this.#watchedAt = 0;
        this.outbox.reconnected();
        const since = performance.now(), dropping = setInterval(() => { if (this.random() < this.drop) this.connection.line.breakOff(); }, 1000);
        await closed;
        clearInterval(dropping);
        if (performance.now() - since > 5000) tries = 0;
      } catch (error) { this.trouble(error); }
      if (this.stopped) return;
      this.counts.reconnects++;
      await sleep(Math.random() * Math.min(15_000, 400 * 2 ** tries++));
    }
  }

  /** Without a socket: the long poll, one for each feed. */
  async #polls(feed) {
    this.#watched.add(feed);
    while (!this.stopped && this.#wanted.has(feed)) {
      try {
        if (feed === "me") this.#take(await this.ask("me", this.me ? `&tag=${this.tag}&wait=25` : ""));
        else await this.#sheet(feed).read(this.#sheet(feed).epoch === null ? "" : "&wait=25");
      } catch (error) { this.trouble(error), await sleep(500 + Math.random() * 1000); }
    }
    this.#watched.delete(feed);
  }

  async #watch() {
    if (this.poll) return [...this.#wanted].filter(feed => !this.#watched.has(feed)).forEach(feed => this.#polls(feed));
    const connection = this.connection;
    if (this.#pending || !connection?.open || performance.now() - this.#watchedAt < 1000) return;
    const more = [...this.#wanted].filter(feed => !this.#watched.has(feed)), less = [...this.#watched].filter(feed => !this.#wanted.has(feed));
    if (more.length + less.length === 0) return;
    this.#pending = true;
    this.#watchedAt = more.length > 0 ? performance.now() : 0;
    try {
      if (more.length > 0) {
        const granted = await connection.call("Watch", more);
        for (const feed of granted) this.#watched.add(feed);
        this.counts.denied += more.length - granted.length;
        await Promise.all(granted.filter(feed => feed !== "me").map(feed => this.#sheet(feed).read()));
      }
      // The old sheet is left when the new one is here.
      const leave = more.every(feed => this.#watched.has(feed)) ? less : [];
      if (leave.length > 0) await connection.call("Unwatch", leave);
      for (const feed of leave) this.#watched.delete(feed);
    } catch (error) {
      // Watched without its snapshot is not watched: both once more.
      if (connection === this.connection) for (const feed of more) this.#watched.delete(feed);
      this.trouble(error);
    }
    if (connection === this.connection) this.#pending = false;
  }

  #sheet(feed) {
    const number = Number(feed.split("/")[1]);
    if (!this.sheets.has(number)) this.sheets.set(number, new Sheet(number, this.ask));
    return this.sheets.get(number);
  }

  #take({ at: made, tag, value }) {
    if (!value || made < (this.madeAt ?? 0)) return;
    Object.assign(this, { madeAt: made, tag, me: value, arrived: Math.max(this.arrived, value.arrivedIn) });
    this.counts.mes++;
  }

  /** The time to reckon with: the server's word holds as long as its phase lasts and 2 s more; then we go on alone. */
  get #reckoned() {
    const then = at(this.me.programme, this.madeAt), now = this.now;
    if (!then || then.waits || now < then.ends || this.me.programme.run.pausedMs) return now;
    return now < then.ends + 2000 ? then.ends - 1 : now;
  }
  get step() { return this.me ? step(this.me, this.arrived, this.#reckoned) : "wait"; }
  #tick() {
    if (!this.me) return void this.#watch();
    const doing = this.step, round = at(this.me.programme, this.#reckoned)?.round;
    const stop = ["go", "there", "talk", "write"].includes(doing) && this.me.route.find(one => one.round === round);
    if (stop && (this.#here?.sheet !== stop.sheet || this.#here.round !== round)) {
      this.#finish();
      this.#here = { sheet: stop.sheet, round };
      this.#sheet(`sheet/${stop.sheet}`);
      this.#wanted = new Set(["me", `sheet/${stop.sheet}`]);
      this.#left = this.ideas, this.counts.moves++;
      // Between tables people walk.
      this.#arrives = this.now + this.random() * 2000;
    }
    this.#watch();
    if (!this.#here || this.quiet) return;
    if (doing === "go" && this.arrived < this.#here.round && this.now > this.#arrives) {
      this.arrived = this.#here.round;
      this.#do("arrive", "cafe", { type: "arrive", round: this.#here.round });
    }
    if (round !== this.#here.round) this.#finish();
    else if ((doing === "talk" || doing === "write") && this.now > this.#next) {
      this.#next = this.now + this.random() * 2 * this.pace;
      if (this.#left > 0 && (doing === "write" || this.random() < 0.6)) this.#capture();
      else this.#meddle();
    }
  }

  // Somebody who had begun a sentence ends it, after the round: it counts for the round in which it was written.
  #finish() { while (this.#left > 0) this.#capture(); }
  #text() {
    const said = Array.from({ length: 3 + Math.floor(this.random() * 5) }, () => this.#pick(WORDS[this.language].split(" "))).join(" ");
    // Decomposed now and then: the café composes (NFC).
    const text = `${said} #${this.seed}-${this.index}-${++this.#texts}`;
    return this.random() < 0.2 ? text.normalize("NFD") : text;
  }

  async #capture() {
    this.#left--;
    const { sheet, round } = this.#here;
    const idea = { id: randomUUID(), sheet, round, text: this.#text(), takenBack: false, busy: true, acked: false };
    if (this.me.attribution !== "open") idea.secret = randomBytes(16).toString("hex");
    this.mine.push(idea);
    const seen = [...this.sheets.get(sheet).ideas.values()].filter(one => !one.takenBack);
    const what = { type: "capture", idea: idea.id, round, text: idea.text, language: this.language, secret: idea.secret };
    const buildsOn = seen.length > 0 && this.random() < 0.25 ? this.#pick(seen).id : undefined;
    let outcome = await this.#do("capture", `sheet/${sheet}`, { ...what, buildsOn }, idea);
    // The refused command changed nothing: the idea keeps its id and comes in a new command.
    if (outcome.refused === "built-on-taken-back") outcome = await this.#do("capture", `sheet/${sheet}`, what, idea);
    Object.assign(idea, { acked: !outcome.refused, busy: false });
  }

  async #meddle() {
    const fold = this.sheets.get(this.#here.sheet), to = `sheet/${this.#here.sheet}`;
    const free = this.mine.filter(idea => idea.acked && !idea.busy), live = [...fold.ideas.values()].filter(idea => !idea.takenBack);
    const roll = this.random();
    if (roll < 0.25 && live.length > 0) {
      const idea = this.#pick(live), type = idea.starredIn === this.#here.round ? "unstar" : "star";
      await this.#do(type, to, { type, idea: idea.id }, { id: idea.id, ...this.#here });
    } else if (roll < 0.6 && free.length > 0) {
      const idea = this.#pick(free);
      const type = idea.takenBack ? "put-back" : this.random() < 0.5 ? "edit" : "take-back", text = type === "edit" ? this.#text() : undefined;
      // One at a time for each idea: with two under way nobody knows which came last.
      idea.busy = true;
      const outcome = await this.#do(type, `sheet/${idea.sheet}`, { type, idea: idea.id, text, secret: idea.secret }, { ...idea, text });
      if (!outcome.refused) Object.assign(idea, text ? { text } : { takenBack: type === "take-back" });
      idea.busy = false;
    }
  }

  async #do(f, to, what, about = {}) {
    const cmd = randomUUID(), of = { guest: this.index, f, cmd, idea: about.id, sheet: about.sheet, round: about.round ?? what.round, text: about.text };
    const event = (type, more) => this.log({ t: performance.timeOrigin + performance.now(), ...of, type, ...more });
    event("invoke");
    const asked = this.outbox.put({ id: cmd, to, do: what });
    this.outbox.flush();
    const outcome = await asked;
    if (outcome.refused) plus(this.refused, outcome.refused);
    if (outcome.refused && !LAWFUL(f, outcome.refused)) this.wrong.push({ f, to, round: what.round, refused: outcome.refused });
    event(outcome.refused ? "refused" : "ok", { version: outcome.version ?? undefined, refused: outcome.refused ?? undefined });
    if (this.random() < this.doubt) this.outbox.doubt(cmd);
    return outcome;
  }
}

// ── Command line ─────────────────────────────────────────────────────────────────────────────────────────────────

async function main(args) {
  const option = (name, otherwise) => { const i = args.indexOf(`--${name}`); return i < 0 ? otherwise : args[i + 1]; };
  const number = (name, otherwise) => Number(option(name, otherwise));
  const count = number("guests", 1), until = option("until", "gallery"), seed = number("seed", 1), end = Date.now() + number("max-seconds", 1200) * 1000;
  const file = option("log") && createWriteStream(option("log"));
  const log = event => file?.write(JSON.stringify(event) + "\n");
  const guests = Array.from({ length: count }, (_, index) => new Guest({
    url: option("url"), code: option("code").replaceAll(" ", ""), index, seed, log,
    ideas: number("ideas", 3), drop: number("drop", 0), doubt: number("doubt", 0.05), pace: number("pace", 1500), poll: index < count * number("poll", 0),
  }));
  const began = performance.now();
  await Promise.all(guests.map(guest => guest.join()));
  const joined = performance.now();
  const runs = guests.map(guest => guest.run());
  const offline = (is, second) => setTimeout(() => guests.forEach(guest => guest.offline(is)), second * 1000);
  if (option("offline-at")) offline(true, number("offline-at")), offline(false, number("offline-at") + number("offline-for", 10));
  const reached = { gallery: ["gallery", "plenary", "close", "over"], close: ["close", "over"], over: ["over"] }[until];
  const all = async good => { while (!guests.every(good) && Date.now() < end) await sleep(200); return guests.every(good); };
  const there = await all(guest => reached.includes(guest.step));
  for (const guest of guests) guest.quiet = true;
  await all(guest => guest.outbox.waiting.size === 0 && guest.mine.every(idea => !idea.busy));
  const sheets = {}, lost = [];
  for (const guest of guests) for (const sheet of guest.sheets.values()) {
    const equal = await sheet.verify().catch(error => { guest.trouble(error); return false; });
    const one = sheets[sheet.number] ??= { version: sheet.version, folds: 0, equal: true };
    one.folds++, one.equal &&= equal;
    one.ideas = Object.fromEntries([...sheet.ideas.values()].map(({ id, place, text, takenBack }) => [id, { place, text, takenBack }]));
  }

  for (const guest of guests) for (const idea of guest.mine.filter(one => one.acked)) {
    const found = sheets[idea.sheet].ideas[idea.id];
    if (!found || found.takenBack !== idea.takenBack || found.text !== (idea.takenBack ? "" : idea.text.normalize("NFC"))) lost.push({ guest: guest.index, ...idea, found });
  }
  for (const guest of guests) guest.stopped = true;
  await Promise.race([Promise.all(runs), sleep(2000)]);
  const total = pick => guests.reduce((sum, guest) => sum + pick(guest), 0);
  const merged = pick => guests.reduce((sum, guest) => { for (const [key, n] of Object.entries(pick(guest))) plus(sum, key, n); return sum; }, {});
  const totals = {
    guests: count, reached: there, seconds: Math.round((performance.now() - began) / 1000), joinMs: Math.round(joined - began),
    ideasSent: total(g => g.mine.length), ideasAcked: total(g => g.mine.filter(idea => idea.acked).length),
    commands: total(g => g.outbox.counts.sent), repeated: total(g => g.outbox.counts.repeated), posts: total(g => g.outbox.counts.posts),
    unanswered: total(g => g.outbox.waiting.size), differing: total(g => g.outbox.counts.differing), again: merged(g => g.outbox.counts.again),
    refused: merged(g => g.refused), wrong: guests.flatMap(g => g.wrong.map(w => ({ guest: g.index, ...w }))), lost,
    ...merged(g => g.counts), repairs: total(g => [...g.sheets.values()].reduce((n, s) => n + s.repairs, 0)), troubles: merged(g => g.troubles),
    offsetMs: Math.round(guests.map(g => g.offset).sort((a, b) => a - b)[count >> 1]), equal: Object.values(sheets).every(sheet => sheet.equal), sheets,
  };
  console.log(JSON.stringify(totals));
  await new Promise(done => (file ? file.end(done) : done()));
  const good = there && totals.equal && totals.ideasAcked === totals.ideasSent && totals.unanswered + totals.differing + lost.length + totals.wrong.length === 0;
  process.exit(good ? 0 : 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(process.argv.slice(2));
