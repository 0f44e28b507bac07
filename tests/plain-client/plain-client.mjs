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
export function random(seed) {
  let a = seed >>> 0;
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
  cookies = new Map();
  offline = false;

  constructor(url) {
    this.origin = new URL(url).origin;
  }

  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async fetch(path, { headers = {}, timeout = 40_000, ...options } = {}) {
    if (this.offline) throw new Error("offline");
    const answer = await fetch(this.origin + path, {
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
      ...options,
      headers: { origin: this.origin, cookie: this.cookie, ...headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const pair = line.split(";")[0];
      this.cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
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
  let form = null;
  for (let tries = 0; ; tries++) {
    try {
      if (!form) {
        const page = await browser.fetch(`/j/${code}`, { headers: { accept: "text/html" } });
        if (page.status !== 200) throw Object.assign(new Error(`join-${page.status}`), { final: page.status < 429 });
        const text = await page.text();
        form = ["__RequestVerificationToken", "attempt"].map(name => [name, hidden(text, name)]);
      }
      const answer = await browser.fetch(`/j/${code}`, { method: "POST", body: new URLSearchParams([...form, ...fields]) });
      if (answer.status === 302) return answer.headers.get("location").split(/[?#]/)[0].split("/").at(-1);
      throw Object.assign(new Error(`join-${answer.status}`), { final: answer.status < 429 });
    } catch (error) {
      if (error.final || tries >= 20) throw error;
      await sleep(500 + Math.random() * 1500);
    }
  }
}

// ── Socket ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** RFC 6455, the client's side. Node 20 has no WebSocket without a flag, and none that can break off like a lost network. */
export class WebSocketLine {
  static open(url, headers) {
    return new Promise((resolve, reject) => {
      const key = randomBytes(16).toString("base64");
      const request = (url.protocol === "https:" ? https : http).get(url, {
        agent: false,
        timeout: 15_000,
        headers: { ...headers, Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key },
      });
      request.on("error", reject);
      request.on("timeout", () => request.destroy(new Error("timeout")));
      request.on("response", answer => { answer.resume(); reject(new Error(`socket-${answer.statusCode}`)); });
      request.on("upgrade", (answer, wire, head) => {
        const accept = createHash("sha1").update(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest("base64");
        if (answer.headers["sec-websocket-accept"] !== accept) {
          wire.destroy();
          return reject(new Error("socket-accept"));
        }
        resolve(new WebSocketLine(wire, head));
      });
    });
  }

  onmessage = () => {};
  onclose = () => {};
  #bytes = Buffer.alloc(0);
  #parts = [];

  constructor(wire, head) {
    this.wire = wire;
    wire.setTimeout(0);
    wire.setNoDelay(true);
    wire.on("error", () => {});
    wire.on("close", () => this.onclose());
    wire.on("data", bytes => this.#read(bytes));
    // The caller sets onmessage first.
    if (head.length > 0) setImmediate(() => this.#read(head));
  }

  send(text) { this.#frame(1, Buffer.from(text)); }

  close() { this.#frame(8, Buffer.from([3, 232])); this.wire.end(); }

  breakOff() { this.wire.destroy(); }

  #frame(opcode, payload) {
    const length = payload.length;
    const head = Buffer.alloc(length < 126 ? 6 : length < 65_536 ? 8 : 14);
    head[0] = 0x80 | opcode;
    head[1] = 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127);
    if (head.length === 8) head.writeUInt16BE(length, 2);
    if (head.length === 14) head.writeBigUInt64BE(BigInt(length), 2);
    const mask = randomBytes(4);
    mask.copy(head, head.length - 4);
    const masked = Buffer.from(payload);
    for (let i = 0; i < length; i++) masked[i] ^= mask[i & 3];
    if (!this.wire.destroyed && this.wire.writable) this.wire.write(Buffer.concat([head, masked]));
  }

  #read(bytes) {
    this.#bytes = this.#bytes.length > 0 ? Buffer.concat([this.#bytes, bytes]) : bytes;
    for (;;) {
      const b = this.#bytes;
      if (b.length < 2) return;
      let length = b[1] & 0x7f, start = 2;
      if (length === 126) { if (b.length < 4) return; length = b.readUInt16BE(2); start = 4; }
      else if (length === 127) { if (b.length < 10) return; length = Number(b.readBigUInt64BE(2)); start = 10; }
      if (b.length < start + length) return;
      const payload = b.subarray(start, start + length), opcode = b[0] & 0x0f, last = (b[0] & 0x80) !== 0;
      this.#bytes = b.subarray(start + length);
      if (opcode === 8) return this.close();
      if (opcode === 9) this.#frame(10, payload);
      if (opcode > 2) continue;
      this.#parts.push(payload);
      if (!last) continue;
      const text = Buffer.concat(this.#parts).toString();
      this.#parts = [];
      this.onmessage(text);
    }
  }
}

/** The café's messages on it: handshake, pings, calls in both directions. */
export class Connection {
  static async open(browser, cafe, query, on) {
    if (browser.offline) throw new Error("offline");
    const line = await WebSocketLine.open(new URL(`/live/${cafe}?${query}`, browser.origin), { Cookie: browser.cookie, Origin: browser.origin });
    const connection = new Connection(line, on);
    await connection.#shaken;
    return connection;
  }

  open = true;
  #calls = new Map();
  #id = 0;
  #rest = "";
  #heard = performance.now();

  constructor(line, on) {
    this.line = line;
    this.#shaken = new Promise((resolve, reject) => {
      line.onclose = () => { reject(new Error("closed")); this.#over(on); };
      line.onmessage = text => {
        this.#heard = performance.now();
        const records = (this.#rest + text).split("\x1e");
        this.#rest = records.pop();
        for (const record of records.map(r => JSON.parse(r))) {
          if (record.type === undefined) record.error ? reject(new Error(record.error)) : resolve();
          else if (record.type === 1) on[record.target]?.(record.arguments[0]);
          else if (record.type === 3) {
            const call = this.#calls.get(record.invocationId);
            this.#calls.delete(record.invocationId);
            record.error === undefined ? call?.resolve(record.result) : call?.reject(new Error(record.error));
          }
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

  #shaken;
  #pings;

  #write(message) { this.line.send(JSON.stringify(message) + "\x1e"); }

  #over(on) {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.#pings);
    for (const call of this.#calls.values()) call.reject(new Error("closed"));
    on.closed?.();
  }

  send(commands) { this.#write({ type: 1, target: "Send", arguments: [commands] }); }

  call(target, feeds) {
    const invocationId = String(++this.#id);
    return new Promise((resolve, reject) => {
      if (!this.open) return reject(new Error("closed"));
      this.#calls.set(invocationId, { resolve, reject });
      this.#write({ type: 1, invocationId, target, arguments: [feeds] });
    });
  }
}

// ── Feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A sheet as this client has folded it out of facts. `read` gets an answer for the place it is at. */
export class Sheet {
  epoch = null;
  version = -1;
  ideas = new Map();
  names = {};
  repairs = 0;
  #kept = [];
  #repair = null;

  constructor(number, ask) {
    this.number = number;
    this.ask = ask;
  }

  get place() { return this.epoch === null ? "" : `&after=${this.epoch}.${this.version}`; }

  async read(more = "") { this.take(await this.ask(`sheet/${this.number}`, this.place + more)); }

  /** A snapshot, news, or nothing new. */
  take(answer) {
    if (answer.view) {
      if (answer.epoch === this.epoch && answer.version <= this.version) return;
      this.epoch = answer.epoch;
      this.version = answer.version;
      this.ideas = new Map(answer.view.ideas.map(idea => [idea.id, { ...idea }]));
      this.names = { ...answer.names };
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
      this.#repair = null;
      this.repairs++;
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
      const fresh = await this.ask(`sheet/${this.number}`, "");
      if (fresh.epoch === this.epoch && fresh.version === this.version) {
        const text = ideas => JSON.stringify([...ideas].map(idea => Object.entries(idea).sort()));
        return text(fresh.view.ideas) === text(this.ideas.values()) && Object.entries(fresh.names ?? {}).every(([n, name]) => this.names[n] === name);
      }
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
  if (phase.round && !me.route.some(stop => stop.round === phase.round)) return "seat-soon";
  if (phase.kind === "move") return arrivedIn >= phase.round ? "there" : "go";
  if (phase.kind === "talk" && phase.round === 1 && arrivedIn < 1) return "go";
  return { talk: "talk", "write-up": "write", reflection: "reflect", gallery: "gallery", plenary: "plenary", close: "close" }[phase.kind] ?? "wait";
}

// ── Outbox ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Keeps every command until its outcome is there: over the socket, after 5 s by POST, and so on for ever with the same id. */
export class Outbox {
  waiting = new Map();
  done = new Map();
  counts = { sent: 0, repeated: 0, posts: 0, again: {}, differing: 0 };
  #posting = false;

  constructor(guest) { this.guest = guest; }

  put(to, what) {
    const command = { id: randomUUID(), to, do: what };
    return new Promise(resolve => this.waiting.set(command.id, { command, resolve, due: 0, tries: 0, bySocket: false }));
  }

  /** Sends what is answered already once more; the outcome must be the same. */
  doubt(id) {
    this.waiting.set(id, { ...this.done.get(id), resolve() {}, due: 0, tries: 1, bySocket: Math.random() < 0.5 });
  }

  reconnected() {
    for (const entry of this.waiting.values()) if (entry.bySocket) entry.due = 0, entry.bySocket = false;
  }

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

  #count(entry) {
    plus(this.counts, entry.tries++ > 0 ? "repeated" : "sent");
  }

  async #post(entries) {
    this.#posting = true;
    for (const entry of entries) this.#count(entry), entry.bySocket = false, entry.due = performance.now() + 1000 + Math.random() * Math.min(10_000, 500 * 2 ** entry.tries);
    try {
      this.counts.posts++;
      this.take(await this.guest.browser.json(`/live/${this.guest.cafe}/commands?${this.guest.query}`, {
        method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(entries.map(entry => entry.command)),
      }));
    } catch (error) {
      this.guest.trouble(error);
    } finally {
      this.#posting = false;
    }
  }

  take(outcomes) {
    for (const outcome of outcomes) {
      const before = this.done.get(outcome.id)?.outcome, entry = this.waiting.get(outcome.id);
      if (outcome.again) {
        plus(this.counts.again, outcome.refused);
        if (entry) entry.due = performance.now() + (500 + Math.random() * 500) * 2 ** Math.min(entry.tries, 5), entry.bySocket = false;
        continue;
      }
      this.waiting.delete(outcome.id);
      if (before) {
        if (before.version !== outcome.version || before.refused !== outcome.refused) this.counts.differing++;
      } else if (entry) {
        this.done.set(outcome.id, { command: entry.command, outcome });
        entry.resolve(outcome);
      }
    }
  }
}

// ── Guest ────────────────────────────────────────────────────────────────────────────────────────────────────────

const NAMES = ["Ada", "Björn", "Chloé", "Dmitri", "Eun-ji", "Fatima", "Gül", "Hideo", "Inês", "João", "Kofi", "李娜", "محمد", "Нина"];
const GROUPS = ["Governments", "Civil society", "Business", "Technical community", "Academia"];
const WORDS = {
  en: "publish every order in one open register before the vote".split(" "),
  fr: "rendre les décisions lisibles pour tous dès le début".split(" "),
  es: "una voz para cada región en la mesa común".split(" "),
  ru: "открыть решения для всех участников до голосования".split(" "),
  zh: ["公开", "每项", "决定", "并", "听取", "所有", "地区", "的", "意见"],
  ar: "نشر كل قرار قبل التصويت وسماع كل المناطق".split(" "),
};
// Others at the table may have been quicker; such a refusal is the rule at work.
const LAWFUL = (f, refused) => f === "star" || f === "unstar" || refused === "built-on-taken-back";

export class Guest {
  me = null;
  offset = 0;
  connection = null;
  sheets = new Map();
  mine = [];
  refused = {};
  wrong = [];
  troubles = {};
  counts = { moves: 0, reconnects: 0, unwatched: 0, denied: 0, offlineSteps: 0, mes: 0 };
  arrived = 0;
  stopped = false;
  quiet = false;

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

  trouble(error) {
    plus(this.troubles, error.code ?? error.cause?.code ?? error.message);
  }

  async join() {
    const fields = [["name", `${this.#pick(NAMES)} ${this.index}`], ["place", this.random() < 0.25 ? "remote" : "room"]];
    if (this.random() < 0.6) fields.push(["group", this.#pick(GROUPS)]);
    if (this.random() < 0.7) for (const one of new Set([this.language, this.#pick(Object.keys(WORDS))])) fields.push(["languages", one]);
    this.cafe = await join(this.browser, this.code, fields);
    return this;
  }

  /** One question to a feed; it measures the clock along the way. */
  #shortest = Infinity;
  ask = async (feed, more) => {
    const sent = performance.now(), wall = Date.now();
    const answer = await this.browser.json(`/live/${this.cafe}/feeds/${feed}?${this.query}${more}`);
    const way = performance.now() - sent;
    if (answer.at && way < this.#shortest && !more.includes("wait=")) {
      this.#shortest = way;
      this.offset = answer.at - (wall + way / 2);
    }
    return answer;
  };

  async run() {
    const loops = this.poll ? [this.#polls("me")] : [this.#stayConnected()];
    while (!this.stopped) {
      this.#tick();
      this.outbox.flush();
      await sleep(100 + Math.random() * 100);
    }
    this.connection?.line.close();
    await Promise.all(loops);
  }

  offline(is) {
    this.browser.offline = is;
    if (is) this.connection?.line.breakOff();
  }

  // The wanted feeds follow the person; what is watched follows what is wanted.
  #wanted = new Set(["me"]);
  #watched = new Set();
  #pending = false;
  #lastWatch = 0;

  async #stayConnected() {
    for (let tries = 0; !this.stopped;) {
      try {
        let over;
        const closed = new Promise(done => { over = done; });
        this.connection = await Connection.open(this.browser, this.cafe, this.query, {
          closed: () => over(),
          Me: value => this.#take(value),
          Sheet: news => this.sheets.get(news.sheet)?.take(news),
          Outcomes: outcomes => this.outbox.take(outcomes),
          Unwatched: feeds => { for (const feed of feeds) this.#watched.delete(feed), this.counts.unwatched++; },
        });
        this.#watched.clear();
        this.#pending = false;
        this.#lastWatch = 0;
        this.outbox.reconnected();
        const since = performance.now();
        const dropping = setInterval(() => { if (this.random() < this.drop) this.connection.line.breakOff(); }, 1000);
        await closed;
        clearInterval(dropping);
        if (performance.now() - since > 5000) tries = 0;
      } catch (error) {
        this.trouble(error);
      }
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
        if (feed !== "me") {
          const sheet = this.#sheet(Number(feed.split("/")[1]));
          await sheet.read(sheet.epoch === null ? "" : "&wait=25");
        } else {
          const answer = await this.ask("me", this.tag === undefined ? "" : `&tag=${this.tag}&wait=25`);
          if (answer.value) this.#take(answer);
        }
      } catch (error) {
        this.trouble(error);
        await sleep(500 + Math.random() * 1000);
      }
    }
    this.#watched.delete(feed);
  }

  async #watch() {
    if (this.poll) {
      for (const feed of this.#wanted) if (!this.#watched.has(feed)) this.#polls(feed);
      return;
    }
    const connection = this.connection;
    if (this.#pending || !connection?.open || performance.now() - this.#lastWatch < 1000) return;
    const more = [...this.#wanted].filter(feed => !this.#watched.has(feed)), less = [...this.#watched].filter(feed => !this.#wanted.has(feed));
    if (more.length + less.length === 0) return;
    this.#pending = true;
    this.#lastWatch = more.length > 0 ? performance.now() : 0;
    try {
      if (more.length > 0) {
        const granted = await connection.call("Watch", more);
        for (const feed of granted) this.#watched.add(feed);
        this.counts.denied += more.length - granted.length;
        await Promise.all(granted.filter(feed => feed !== "me").map(feed => this.#sheet(Number(feed.split("/")[1])).read()));
      }
      // The old sheet is left when the new one is here.
      if (less.length > 0 && more.every(feed => this.#watched.has(feed))) {
        await connection.call("Unwatch", less);
        for (const feed of less) this.#watched.delete(feed);
      }
    } catch (error) {
      // Watched without its snapshot is not watched: both once more.
      if (connection === this.connection) for (const feed of more) this.#watched.delete(feed);
      this.trouble(error);
    } finally {
      if (connection === this.connection) this.#pending = false;
    }
  }

  #sheet(number) {
    if (!this.sheets.has(number)) this.sheets.set(number, new Sheet(number, this.ask));
    return this.sheets.get(number);
  }

  #take({ at: made, tag, value }) {
    if (made < (this.madeAt ?? 0)) return;
    Object.assign(this, { madeAt: made, tag, me: value });
    this.counts.mes++;
    this.arrived = Math.max(this.arrived, value.arrivedIn ?? 0);
  }

  /** What to do now: the server's word as long as its phase lasts, then (2 s later) our own reckoning. */
  get step() {
    if (!this.me) return "wait";
    const then = at(this.me.programme, this.madeAt);
    if (!then || then.waits || this.me.programme.run.pausedMs || this.now < then.ends + 2000) return step(this.me, this.arrived, Math.min(this.now, then?.ends - 1 || this.now));
    this.counts.offlineSteps++;
    return step(this.me, this.arrived, this.now);
  }

  #here = null;
  #next = 0;
  #arrives = 0;
  #left = 0;
  #checked = 0;

  #tick() {
    if (!this.me) return void this.#watch();
    const doing = this.step, phase = at(this.me.programme, this.now);
    const atTable = ["go", "there", "talk", "write"].includes(doing);
    const stop = atTable && this.me.route.find(one => one.round === phase?.round);
    if (stop && (this.#here?.sheet !== stop.sheet || this.#here.round !== stop.round)) {
      if (this.#here) this.#finish();
      this.#here = { sheet: stop.sheet, round: stop.round };
      this.#left = this.ideas;
      this.counts.moves++;
      this.#sheet(stop.sheet);
      this.#wanted = new Set(["me", `sheet/${stop.sheet}`]);
      // Between tables people walk.
      this.#arrives = this.now + this.random() * 2000;
    }
    this.#watch();
    if (!this.#here || this.quiet) return;
    if (doing === "go" && this.arrived < this.#here.round && this.now > this.#arrives) {
      this.arrived = this.#here.round;
      this.#do("arrive", "cafe", { type: "arrive", round: this.#here.round });
    }
    if ((doing === "talk" || doing === "write") && phase.round === this.#here.round) {
      if (this.now > this.#next) {
        this.#next = this.now + this.random() * 2 * this.pace;
        if (this.#left > 0 && (doing === "write" || this.random() < 0.6)) this.#capture();
        else this.#meddle();
      }
    } else if (phase?.round !== this.#here.round || doing === "reflect") this.#finish();
    if (this.now - this.#checked > 10_000) {
      this.#checked = this.now;
      this.ask("me", "").then(answer => this.#take(answer), error => this.trouble(error));
    }
  }

  // Somebody who had begun a sentence ends it, after the round: it counts for the round in which it was written.
  #finish() { while (this.#left > 0) this.#capture(); }

  #text() {
    const words = WORDS[this.language];
    const said = Array.from({ length: 3 + Math.floor(this.random() * 5) }, () => this.#pick(words)).join(" ");
    // Decomposed now and then: the café composes (NFC).
    const text = `${said} #${this.seed}-${this.index}-${this.texts = (this.texts ?? 0) + 1}`;
    return this.random() < 0.2 ? text.normalize("NFD") : text;
  }

  async #capture() {
    this.#left--;
    const { sheet, round } = this.#here;
    const idea = { id: randomUUID(), sheet, round, text: this.#text(), takenBack: false, busy: true, acked: false };
    if (this.me.attribution !== "open") idea.secret = randomBytes(16).toString("hex");
    this.mine.push(idea);
    const seen = [...this.sheets.get(sheet).ideas.values()].filter(one => !one.takenBack);
    const what = { type: "capture", idea: idea.id, round, text: idea.text, language: this.language, ...(idea.secret && { secret: idea.secret }) };
    let outcome = await this.#do("capture", `sheet/${sheet}`, seen.length > 0 && this.random() < 0.25 ? { ...what, buildsOn: this.#pick(seen).id } : what, idea);
    // The refused command changed nothing: the idea keeps its id and comes in a new command.
    if (outcome.refused === "built-on-taken-back") outcome = await this.#do("capture", `sheet/${sheet}`, what, idea);
    idea.acked = !outcome.refused;
    idea.busy = false;
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
      const type = idea.takenBack ? "put-back" : this.random() < 0.5 ? "edit" : "take-back";
      const text = this.#text();
      // One at a time for each idea: with two under way nobody knows which came last.
      idea.busy = true;
      const outcome = await this.#do(type, `sheet/${idea.sheet}`, { type, idea: idea.id, ...(type === "edit" && { text }), ...(idea.secret && { secret: idea.secret }) }, { ...idea, text: type === "edit" ? text : undefined });
      if (!outcome.refused && type === "edit") idea.text = text;
      else if (!outcome.refused) idea.takenBack = type === "take-back";
      idea.busy = false;
    }
  }

  async #do(f, to, what, about = {}) {
    const asked = this.outbox.put(to, what);
    const cmd = [...this.outbox.waiting.keys()].at(-1);
    const event = (type, more) => this.log({ t: performance.timeOrigin + performance.now(), guest: this.index, f, cmd, idea: about.id, sheet: about.sheet, round: about.round ?? what.round, text: about.text, type, ...more });
    event("invoke");
    this.outbox.flush();
    const outcome = await asked;
    if (outcome.refused) {
      plus(this.refused, outcome.refused);
      if (!LAWFUL(f, outcome.refused)) this.wrong.push({ f, to, round: what.round, refused: outcome.refused });
    }
    event(outcome.refused ? "refused" : "ok", outcome.refused ? { refused: outcome.refused } : { version: outcome.version });
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
  if (option("offline-at")) setTimeout(() => {
    for (const guest of guests) guest.offline(true);
    setTimeout(() => { for (const guest of guests) guest.offline(false); }, number("offline-for", 10) * 1000);
  }, number("offline-at") * 1000);

  const reached = { gallery: ["gallery", "plenary", "close", "over"], close: ["close", "over"], over: ["over"] }[until];
  const all = async good => { while (!guests.every(good) && Date.now() < end) await sleep(200); return guests.every(good); };
  const there = await all(guest => reached.includes(guest.step));
  for (const guest of guests) guest.quiet = true;
  await all(guest => guest.outbox.waiting.size === 0 && guest.mine.every(idea => !idea.busy));

  const sheets = {}, lost = [];
  for (const guest of guests) for (const sheet of guest.sheets.values()) {
    const equal = await sheet.verify().catch(error => { guest.trouble(error); return false; });
    const one = sheets[sheet.number] ??= { version: sheet.version, folds: 0, equal: true };
    one.folds++;
    one.equal &&= equal;
    one.ideas = Object.fromEntries([...sheet.ideas.values()].map(({ id, place, text, takenBack }) => [id, { place, text, takenBack }]));
  }
  for (const guest of guests) for (const idea of guest.mine.filter(one => one.acked)) {
    const found = sheets[idea.sheet].ideas[idea.id];
    if (!found || found.takenBack !== idea.takenBack || found.text !== (idea.takenBack ? "" : idea.text.normalize("NFC"))) lost.push({ guest: guest.index, ...idea, found });
  }
  for (const guest of guests) guest.stopped = true;
  await Promise.race([Promise.all(runs), sleep(30_000)]);

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
