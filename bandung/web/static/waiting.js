/* Drafts that wait on this device until the node has them. Used by the pages of the desk and by the service worker.

An item: id, draft (its name), person (whose), form (address of an empty form), address (where it is sent), version
(the last that the node told), body (what is typed), sent (a body that went out and was not answered), state.
What went out without an answer goes out again before anything newer: the node knows it or takes it, never both. */
"use strict";
(function () {
  const PATIENCE = 60000;
  const memory = new Map(); // for browsers without a database: as long as the page is open
  let opened;

  function database() {
    opened = opened || new Promise(function (done) {
      let asked;
      try { asked = self.indexedDB.open("bandung", 1); } catch (error) { done(null); return; }
      asked.onupgradeneeded = () => asked.result.createObjectStore("drafts", { keyPath: "id" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = asked.onblocked = () => done(null);
    });
    return opened;
  }

  /* Change one item in one transaction: step(item) gives the new one, null to forget it, undefined to leave it.
     With `from`, it is taken over from the item of that id, which is gone then. */
  async function change(id, step, from) {
    const base = await database();
    if (!base) {
      const next = step(memory.get(from || id) || memory.get(id));
      if (next) { memory.delete(from); memory.set(id, next); } else if (next === null) memory.delete(id);
      return next;
    }
    return new Promise(function (done, failed) {
      const work = base.transaction("drafts", "readwrite"), drafts = work.objectStore("drafts");
      let next;
      const asked = drafts.get(from || id);
      asked.onsuccess = function () {
        next = step(asked.result);
        if (next) { if (from && from !== id) drafts.delete(from); drafts.put(next); }
        else if (next === null) drafts.delete(id);
      };
      work.oncomplete = () => done(next);
      work.onerror = work.onabort = () => failed(work.error);
    });
  }

  async function all() {
    const base = await database();
    const found = !base ? Array.from(memory.values()) : await new Promise(function (done, failed) {
      const asked = base.transaction("drafts").objectStore("drafts").getAll();
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    return found.sort((one, other) => one.since - other.since);
  }

  async function ask(address, how) {
    const stop = self.AbortController ? new AbortController() : null;
    const timer = stop && setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await fetch(address, Object.assign({
        credentials: "same-origin", redirect: "manual", cache: "no-store", signal: stop ? stop.signal : undefined,
      }, how));
    } finally { clearTimeout(timer); }
  }

  /* Whose session this is, and a token for sending. Fails without a network. */
  async function here(address) {
    const answer = await ask(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no answer");
    return answer.json();
  }

  /* Send one item until the node has its last text; tells how that ended. */
  async function send(id) {
    for (;;) {
      let item = (await all()).find((each) => each.id === id);
      if (!item || item.state !== "waiting") return item ? item.state : "saved";
      let answer, told, text;
      try {
        const place = await here(item.here);
        if (place.person !== item.person) return place.person ? "other" : "signedOut";
        item = await change(id, function (found) {
          if (found) found.sent = found.sent === undefined ? found.body : found.sent;
          return found;
        });
        if (!item) return "saved"; // another tab has taken it over
        text = item.sent;
        answer = await ask(item.address, {
          method: "POST", headers: { Accept: "application/json", "X-CSRFToken": place.token },
          body: new URLSearchParams(text + (item.version ? "&version=" + item.version : "")),
        });
        if (answer.type === "opaqueredirect") return "signedOut";
        if (answer.status >= 500 || answer.status === 429) return "waiting";
        if (answer.ok) told = await answer.json();
      } catch (error) { return "waiting"; }
      item = await change(id, function (found) {
        if (!found) return undefined;
        if (!told) found.state = answer.status === 409 ? "conflict" : "refused";
        else {
          found.version = Math.max(found.version || 0, told.version);
          found.address = told.address;
          if (found.body === text) found.state = "saved";
        }
        delete found.sent;
        return found;
      });
      if (!item) return "saved";
    }
  }

  /* Send everything that waits, the oldest first, one sender at a time among all tabs and the worker. */
  function sendAll(tell) {
    const work = async function () {
      for (const item of await all()) {
        if (item.state !== "waiting") continue;
        const state = await send(item.id);
        if (tell) await tell(item, state);
        if (state === "waiting") return;
      }
    };
    return navigator.locks ? navigator.locks.request("bandung-waiting", work) : work();
  }

  self.Waiting = { all: all, change: change, here: here, sendAll: sendAll, lasts: async () => !!(await database()) };
})();
