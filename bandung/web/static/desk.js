/* The desk on a line that comes and goes. A draft is kept on this device at every change and sent when the network is
   there; what waits is listed at the top of every page. Without this script the buttons of the form save it. */
"use strict";
(function () {
  const box = document.getElementById("waiting"), form = document.getElementById("draft");
  if (!box || !window.fetch || !window.Promise) return;
  const told = box.dataset, PAUSE = 5000, LONGEST = 60000, OLD = 7 * 86400000, WHO = "bandung-person";
  const me = told.person || recall();
  let pause = PAUSE, timer = 0;

  function recall() { try { return localStorage.getItem(WHO) || ""; } catch (error) { return ""; } }
  function remember(person) { try { localStorage.setItem(WHO, person); } catch (error) { return; } }
  const words = (name, n) => (told[name] || "").replace("{n}", n);

  /* Send what waits, now and again; the pauses grow while the network is away. */
  async function send() {
    clearTimeout(timer);
    await Waiting.sendAll(sent).catch(() => null);
    if (draft) await draft.follow();
    const waits = await list();
    if (waits) inBackground();
    pause = waits ? Math.min(pause * 1.5, LONGEST) : PAUSE;
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }
  let under_way = null;
  const flush = () => under_way || (under_way = send().then(() => { under_way = null; }, () => { under_way = null; }));
  async function sent(item, state) {
    if (state === "saved") pause = PAUSE;
    if (draft && item.draft === draft.name) await draft.told(state);
  }

  /* The list of what waits, and how many of this person's do. */
  async function list() {
    const items = await Waiting.all(), mine = items.filter((each) => each.person === me && each.state !== "saved");
    const others = items.filter((each) => each.person !== me && each.state !== "saved").length, lines = box.querySelector("ul");
    box.hidden = !mine.length && !others;
    box.querySelector("summary").textContent = words("count", mine.length + others);
    lines.textContent = "";
    mine.forEach(function (each) {
      const line = lines.appendChild(document.createElement("li")), link = line.appendChild(document.createElement("a"));
      link.textContent = each.title || told.untitled;
      link.dir = "auto";
      link.href = each.version && each.state !== "refused" ? each.address : each.form + "?draft=" + each.draft;
      line.appendChild(document.createTextNode(" – " + (told[each.state] || "") + " "));
      if (each.state === "waiting") return;
      const away = line.appendChild(document.createElement("button"));
      away.type = "button"; away.className = "plain"; away.textContent = told.remove;
      away.addEventListener("click", () => confirm(told.sure) && Waiting.change(each.id, () => null).then(list));
    });
    if (others) lines.appendChild(document.createElement("li")).textContent = words("others", others);
    return mine.filter((each) => each.state === "waiting").length;
  }

  const draft = form && writing();

  /* The form of a draft. */
  function writing() {
    const line = form.querySelector(".saving"), page = form.dataset, self = { told: tell, follow: follow };
    const NOT_TYPED = ["csrfmiddlewaretoken", "version", "also", "step"], tab = random(8);
    const field = (name) => form.querySelector("input[name=" + name + "]");
    let item = null, changed = false, version = Number(page.version) || 0, address = form.getAttribute("action") || location.pathname;
    const empty = page.form;
    const say = (name) => { line.textContent = page[name] || ""; };

    function random(bytes) {
      const found = crypto.getRandomValues(new Uint8Array(bytes));
      return Array.from(found, (each) => (each + 256).toString(16).slice(1)).join("");
    }
    function uuid() {
      const hex = random(16);
      return [hex.slice(0, 8), hex.slice(8, 12), "4" + hex.slice(13, 16), "a" + hex.slice(17, 20), hex.slice(20)].join("-");
    }
    function typed() {
      const pairs = new URLSearchParams();
      new FormData(form).forEach((value, name) => { if (NOT_TYPED.indexOf(name) < 0) pairs.append(name, value); });
      return pairs.toString();
    }

    /* Put a kept text into the form; what has no input here goes along unseen. */
    function fill(body) {
      const values = {};
      new URLSearchParams(body).forEach((value, name) => { (values[name] = values[name] || []).push(value); });
      Array.from(form.elements).forEach(function (input) {
        if (!input.name || NOT_TYPED.indexOf(input.name) >= 0 || /^(name|shown)$/.test(input.name)) return;
        const list = values[input.name] || [];
        if (input.type === "checkbox") { input.checked = list.indexOf(input.value) >= 0; if (input.checked) list.splice(list.indexOf(input.value), 1); }
        else input.value = list.length ? list.shift() : "";
      });
      delete values.name; delete values.shown;
      Object.keys(values).forEach((name) => values[name].forEach(function (value) {
        const before = form.querySelectorAll("[name='" + name + "']:not([type=checkbox])"), last = before[before.length - 1];
        const input = last ? last.cloneNode() : document.createElement("input");
        if (last) last.insertAdjacentElement("afterend", input); else { input.type = "hidden"; input.name = name; form.append(input); }
        input.value = value;
      }));
    }

    /* The form has a draft at the node: what the page says of itself follows. */
    function at(newer, place) {
      version = newer; address = place;
      if (!field("version")) { const input = document.createElement("input"); input.type = "hidden"; input.name = "version"; form.append(input); }
      field("version").value = version;
      form.action = address;
      if (location.pathname !== address) history.replaceState(null, "", address);
    }

    function keep() {
      changed = true;
      const titles = Array.from(form.querySelectorAll("[name^='title.']"), (each) => each.value.trim());
      const id = self.name + "/" + tab, from = item ? item.id : id;
      item = { id: id };
      if (!version && location.search.indexOf(self.name) < 0) history.replaceState(null, "", location.pathname + "?draft=" + self.name);
      const kept = { id: id, draft: self.name, person: me, form: empty, here: told.here, body: typed(), at: Date.now(), title: titles.find(Boolean) || "" };
      return Waiting.change(id, function (before) {
        const stuck = before && before.state === "conflict", next = Object.assign(before && before.state !== "refused" ? before : { since: Date.now(), version: version, address: address }, kept);
        next.state = stuck ? "conflict" : "waiting";
        return next;
      }, from).catch(() => say("fragile")).then(list);
    }

    /* The worker or another tab may have sent it meanwhile. */
    async function follow() {
      const found = item && (await Waiting.all()).find((each) => each.id === item.id);
      if (found && found.state !== "waiting" && changed) await tell(found.state);
    }

    async function tell(state) {
      const found = (await Waiting.all()).filter((each) => each.draft === self.name).pop();
      if (found && found.version && (state === "saved" || state === "waiting") && found.version > version) at(found.version, found.address);
      if (state === "saved") changed = false;
      say(state);
    }

    /* What this device has of the draft is newer than a page from its own store, and older than one from the node. */
    async function begin() {
      const asked = /[?&]draft=([0-9a-f-]{36})/.exec(location.search);
      self.name = page.draft || (asked ? asked[1] : page.kept ? field("name").value : uuid());
      const found = (await Waiting.all()).filter((each) => each.draft === self.name && each.person === me).pop();
      if (found && found.state === "saved" && page.version && version >= found.version) await Waiting.change(found.id, () => null);
      else if (found && found.settled && version > found.settled) await Waiting.change(found.id, () => null);
      else if (found && !changed) {
        item = { id: found.id };
        fill(found.body);
        if (found.state === "refused") { self.name = uuid(); say("refused"); }
        else { if (found.version) at(found.version, found.address); say(found.state); }
      }
      if (field("name")) field("name").value = self.name;
    }

    /* A button was pressed: send first, then go where the button leads; without a network, say so. */
    let passing = false;
    async function pressed(event) {
      if (passing) return;
      event.preventDefault();
      const button = event.submitter || document.activeElement, step = button && button.name === "step" ? button.value : "";
      const also = form.querySelector("[name=also]");
      await keep();
      say("saving");
      pause = PAUSE;
      if (under_way) await under_way;
      await flush();
      const found = (await Waiting.all()).find((each) => each.id === item.id);
      if (found && found.state === "saved" && !(also && also.value)) { location.assign(step === "check" ? address + "check/" : address); return; }
      try {
        const place = await Waiting.here(told.here);
        if (place.person && place.person !== me) { say("other"); return; }
        field("csrfmiddlewaretoken").value = place.token;
      } catch (error) { say(step === "check" ? "handIn" : "waiting"); later(); return; }
      const hidden = document.createElement("input");
      hidden.type = "hidden"; hidden.name = "step"; hidden.value = step;
      form.append(hidden);
      passing = true;
      form.submit();
    }

    const begun = begin().catch(() => null);
    form.addEventListener("input", () => begun.then(keep).then(later));
    form.addEventListener("submit", pressed);
    window.addEventListener("beforeunload", function (event) {
      if (changed && !passing && lasting === false) { event.preventDefault(); event.returnValue = ""; }
    });
    let lasting;
    Waiting.lasts().then((yes) => { lasting = yes; if (!yes) say("fragile"); });
    self.begun = begun;
    return self;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }
  /* Where there is Background Sync, the worker sends what waits even after the page is closed. */
  function inBackground() {
    if (!navigator.serviceWorker || !window.SyncManager) return;
    navigator.serviceWorker.ready.then((worker) => worker.sync.register("bandung-waiting")).catch(() => null);
  }

  /* Other steps of the desk need the network at once: they are told to wait, and done when it is back. */
  document.addEventListener("submit", function (event) {
    const sending = event.target;
    if (sending === form || navigator.onLine !== false || sending.method !== "post") return;
    event.preventDefault();
    const button = event.submitter || document.activeElement;
    const line = sending.querySelector(".saving") || sending.appendChild(document.createElement("p"));
    line.className = "saving"; line.setAttribute("role", "status"); line.textContent = told.step;
    window.addEventListener("online", () => button && button.click(), { once: true });
  });

  /* The page where two texts are compared: what is chosen there takes the place of what waits here. */
  const choice = document.getElementById("choice");
  if (choice) {
    const ours = async (step) => { for (const each of await Waiting.all()) if (each.draft === choice.dataset.draft && each.person === me) await Waiting.change(each.id, step); };
    choice.addEventListener("submit", () => ours((each) => { each.settled = Number(choice.dataset.version); return each; }));
    const leave = choice.querySelector("[data-leave]");
    leave.addEventListener("click", function (event) { event.preventDefault(); ours(() => null).then(() => location.assign(leave.href)); });
  }

  /* Signing out leaves nothing on the device. */
  const out = document.querySelector("form.account");
  if (out) {
    let sure = false;
    out.addEventListener("submit", async function (event) {
      if (sure || event.defaultPrevented) return;
      event.preventDefault();
      const mine = (await Waiting.all()).filter((each) => each.person === me);
      if (mine.some((each) => each.state !== "saved") && !confirm(told.leaving)) return;
      for (const each of mine) await Waiting.change(each.id, () => null);
      await forget("");
      remember("");
      sure = true;
      out.submit();
    });
  }
  async function forget(but) {
    if (!window.caches) return;
    for (const name of await caches.keys()) if (name.indexOf("desk-") === 0 && name !== but) await caches.delete(name);
  }

  async function start() {
    if (told.person) {
      if (recall() !== me) await forget("desk-" + me);
      remember(me);
      if (navigator.serviceWorker) navigator.serviceWorker.register(told.worker, { updateViaCache: "none" }).catch(() => null);
    }
    for (const each of await Waiting.all()) if (each.state === "saved" && Date.now() - each.at > OLD) await Waiting.change(each.id, () => null);
    if (draft) await draft.begun;
    else await elsewhere();
    await list();
    await flush();
  }

  /* The offline page in place of a draft that this device has: its text is shown in an empty form. */
  async function elsewhere() {
    const name = /\/drafts\/([0-9a-f-]{36})\/$/.exec(location.pathname);
    if (!box.dataset.offline || !name) return;
    const found = (await Waiting.all()).find((each) => each.draft === name[1] && each.person === me);
    if (found) location.replace(found.form + "?draft=" + found.draft);
  }

  window.addEventListener("online", () => { pause = PAUSE; flush(); });
  if (navigator.serviceWorker) navigator.serviceWorker.addEventListener("message", () => flush());
  start().catch(() => null);
})();
