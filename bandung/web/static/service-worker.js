/* Keeps on the device what the desk needs without a network: style and scripts, the offline page, and those pages that
   the node marks as kept for this person. Nothing else is ever kept. The node puts NODE, its addresses, before this. */
"use strict";
importScripts(NODE.files.find((file) => file.indexOf("waiting") > 0));
const MOST = 40;

self.addEventListener("install", (event) => event.waitUntil(prepare().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener("sync", (event) => event.waitUntil(sent()));
self.addEventListener("fetch", function (event) {
  const request = event.request, address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.method === "POST" && /\/sign-out\/$/.test(address.pathname)) event.waitUntil(forget(""));
  if (request.method !== "GET") return;
  if (address.pathname.indexOf(NODE.static) === 0) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(event, address.pathname));
});

const language = (path) => path.split("/")[1];

async function prepare() {
  const files = await caches.open("files");
  await files.addAll(NODE.files);
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  await Promise.all(open.map((each) => keepOffline(language(new URL(each.url).pathname), true)));
}

/* The offline page of a language, as somebody who is not signed in sees it. */
async function keepOffline(code, again) {
  const path = NODE.offline[code], files = await caches.open("files");
  if (!path || (!again && await files.match(path))) return;
  const answer = await fetch(path, { credentials: "omit", cache: "no-cache" });
  if (answer.ok) await files.put(path, answer);
}

/* Files of former versions go, unless a kept page still asks for them. */
async function tidy() {
  const files = await caches.open("files"), texts = [];
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const key of await kept.keys())
      if (new URL(key.url).pathname.indexOf(NODE.static) !== 0) texts.push(await (await kept.match(key)).text());
  }
  for (const key of await files.keys()) {
    const path = new URL(key.url).pathname;
    if (path.indexOf(NODE.static) === 0 && NODE.files.indexOf(path) < 0 && !texts.some((text) => text.includes(path)))
      await files.delete(key);
  }
}

/* Files have their contents in their names: what is kept is right. */
async function file(request) {
  const files = await caches.open("files");
  return (await files.match(request, { ignoreVary: true })) || fetch(request);
}

async function page(event, path) {
  try {
    const answer = await fetch(event.request), person = answer.headers.get("Bandung-Kept-For");
    if (answer.ok && person) event.waitUntil(keep(person, path, answer.clone()));
    event.waitUntil(keepOffline(language(path)).catch(() => null)); // the next page tries again
    return answer;
  } catch (error) {
    return (await kept(path)) || (await (await caches.open("files")).match(NODE.offline[language(path)] || ""))
      || (await (await caches.open("files")).match(NODE.offline.en)) || Response.error();
  }
}

async function keep(person, path, answer) {
  await forget("desk-" + person);
  const pages = await caches.open("desk-" + person);
  await pages.delete(path);
  await pages.put(path, answer);
  const keys = await pages.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((key) => pages.delete(key)));
}

async function kept(path) {
  for (const name of await caches.keys()) {
    const found = name.indexOf("desk-") === 0 && await (await caches.open(name)).match(path, { ignoreVary: true });
    if (found) return found;
  }
}

/* The pages of everybody but one. */
async function forget(but) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.indexOf("desk-") === 0 && name !== but).map((name) => caches.delete(name)));
}

async function sent() {
  await self.Waiting.sendAll();
  for (const each of await self.clients.matchAll({ type: "window" })) each.postMessage("sent");
  if ((await self.Waiting.all()).some((each) => each.state === "waiting")) throw new Error("some still wait");
}
