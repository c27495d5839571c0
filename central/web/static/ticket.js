"use strict";
// Keeps the page true while it is open: pushed where possible, asked for every 20 s where not. Without it the page reloads itself.
(() => {
  const now = document.getElementById("now");
  const lost = document.getElementById("lost");
  const said = document.getElementById("said");
  const remind = document.getElementById("remind");
  const ASK_MS = 20000;
  let etag = "";
  let sound = null;

  const ticket = () => now.firstElementChild.dataset;

  function show(html) {
    const before = ticket().standing;
    const spoken = ticket().said;
    const focused = document.activeElement && document.activeElement.id;
    now.innerHTML = html;
    lost.hidden = true;
    document.title = ticket().title;
    if (ticket().said !== spoken) said.textContent = ticket().said;
    if (focused) document.getElementById(focused)?.focus();
    if (ticket().standing === "called" && before !== "called") call();
    offer();
  }

  function offer() {
    remind.hidden = !["waiting", "near", "called"].includes(ticket().standing);
  }

  function call() {
    navigator.vibrate?.([400, 200, 400, 200, 400]);
    if (sound) [0, 0.5, 1].forEach(beep);
    let left = 30;
    const blink = setInterval(() => {
      left -= 1;
      const over = left === 0 || ticket().standing !== "called";
      document.title = !over && left % 2 ? "● ● ●" : ticket().title;
      if (over) clearInterval(blink);
    }, 1000);
  }

  function beep(after) {
    const tone = sound.createOscillator();
    tone.frequency.value = 880;
    tone.connect(sound.destination);
    tone.start(sound.currentTime + after);
    tone.stop(sound.currentTime + after + 0.3);
  }

  async function ask() {
    try {
      const answer = await fetch(now.dataset.path + "/now", { cache: "no-store", headers: etag ? { "If-None-Match": etag } : {} });
      if (answer.status === 404) location.reload();
      if (answer.status === 200) show(await answer.text());
      if (answer.ok) etag = answer.headers.get("ETag") || "";
      lost.hidden = answer.ok || answer.status === 304;
    } catch {
      lost.hidden = false;
    }
  }

  function listen() {
    const stream = new EventSource(now.dataset.path + "/live");
    stream.onmessage = (event) => show(event.data);
    stream.onopen = () => { lost.hidden = true; };
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) {
        ask();
        setInterval(ask, ASK_MS);
      } else {
        lost.hidden = false;
      }
    };
  }

  const stayAwake = () => navigator.wakeLock?.request("screen").catch(() => {});

  offer();
  remind.addEventListener("click", () => {
    sound = sound || new AudioContext();
    beep(0);
    stayAwake();
    remind.textContent = remind.dataset.done;
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && stayAwake());
  }, { once: true });

  listen();
})();
