/* Saves a draft while it is written. Without this script the buttons of the form do the same. */
"use strict";
(() => {
  const form = document.getElementById("draft");
  if (!form || !window.fetch) return;
  const line = form.querySelector(".saving");
  const say = (name) => { line.textContent = form.dataset[name] || ""; };
  let changed = false, busy = false, timer = 0;

  async function save() {
    if (!changed || busy) return;
    busy = true; changed = false; say("saving");
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin", redirect: "manual",
        headers: { Accept: "application/json" },
      });
      if (answer.type === "opaqueredirect") { say("signedOut"); stop(); }
      else if (answer.status === 409) { say("conflict"); stop(); }
      else if (answer.ok) {
        const told = await answer.json();
        const version = form.querySelector("[name=version]");
        if (version) version.value = told.version; else began(told);
        say("saved");
      } else { changed = true; say("waiting"); }
    } catch (error) { changed = true; say("waiting"); }
    busy = false;
  }
  function began(told) {
    form.action = told.address;
    const version = document.createElement("input");
    version.type = "hidden"; version.name = "version"; version.value = told.version;
    form.append(version);
    history.replaceState(null, "", told.address);
  }
  function stop() { form.removeEventListener("input", later); clearInterval(timer); }
  function later() { changed = true; }
  form.addEventListener("input", later);
  form.addEventListener("submit", () => { stop(); changed = false; });
  timer = setInterval(save, 5000);
  window.addEventListener("online", save);
})();
