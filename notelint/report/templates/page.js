(() => {
  "use strict";
  const form = document.getElementById("filters");
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));
  const open = () => {
    const part = document.getElementById(location.hash.slice(1));
    if (part && part.tagName === "DETAILS") part.open = true;
  };
  addEventListener("hashchange", open);
  open();
  if (!form) return;
  const cards = [...document.querySelectorAll(".note")].map((node) => ({
    node,
    account: node.dataset.account,
    words: node.textContent.toLowerCase(),
    findings: [...node.querySelectorAll(".findings > [data-rule]")],
    marks: [...node.querySelectorAll("mark[data-n]")].map((mark) => ({ mark, numbers: mark.dataset.n.split(" ") })),
  }));
  const output = form.querySelector("output");
  const reset = form.querySelector("button");
  const none = document.getElementById("none");
  const apply = () => {
    const data = new FormData(form);
    const levels = data.getAll("level");
    const rule = data.get("rule");
    const account = data.get("account") || "";
    const words = data.get("words").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const visible = new Set();
      for (const finding of card.findings) {
        const on = levels.includes(finding.dataset.level) && (!rule || finding.dataset.rule === rule);
        finding.hidden = !on;
        if (on) visible.add(finding.dataset.n);
      }
      for (const { mark, numbers } of card.marks) mark.classList.toggle("off", !numbers.some((n) => visible.has(n)));
      const on = visible.size > 0 && (!account || card.account === account) && words.every((w) => card.words.includes(w));
      card.node.hidden = !on;
      if (on) shown += 1;
    }
    const all = shown === cards.length;
    output.value = all ? `${shown} 篇` : `${shown} / ${cards.length} 篇`;
    reset.hidden = levels.length === 3 && !rule && !account && !words.length;
    none.hidden = shown > 0;
  };
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.classList.add("ready");
  apply();
})();
