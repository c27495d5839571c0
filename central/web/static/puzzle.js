// Spares people the question: the browser looks for a number whose SHA-256 together with the puzzle begins with zeros.
// Without this file, or where a browser has no crypto.subtle (plain HTTP), the question in words stays.
"use strict";
const BITS = 14, REFRESH_MS = 100000;
const encoder = new TextEncoder();

async function zeros(text) {
  const digest = new DataView(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  return Math.clz32(digest.getUint32(0));
}

async function proofOf(token) {
  for (let n = 0; ; n++) if (await zeros(`${token}:${n}`) >= BITS) return n;
}

async function solve(box, fresh) {
  const token = box.querySelector("[name=puzzle]"), proof = box.querySelector("[name=proof]");
  const next = fresh ? await (await fetch(box.dataset.fresh)).text() : token.value;
  const found = await proofOf(next);
  token.value = next;
  proof.value = found;
  box.querySelector(".asked").hidden = true;
  const status = box.querySelector("[role=status]");
  if (!status.textContent) status.textContent = status.dataset.word;
}

const box = document.querySelector("[data-puzzle]");
if (box && window.crypto && crypto.subtle) {
  solve(box, false).catch(() => {});
  setInterval(() => solve(box, true).catch(() => {}), REFRESH_MS);
}
