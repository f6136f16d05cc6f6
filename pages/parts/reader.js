export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (root.dataset.html !== data.html) {
    root.innerHTML = data.html;
    root.dataset.html = data.html;
    root.dataset.chosen = "";
  }
  const choose = (id, smooth) => {
    root.querySelectorAll(".chosen").forEach((e) => {
      e.classList.remove("chosen");
      e.removeAttribute("aria-current");
    });
    if (!id) return;
    const mark = root.querySelector(`.text [data-ids~="${CSS.escape(id)}"]`);
    const row = root.querySelector(`.list [data-pick="${CSS.escape(id)}"]`);
    for (const [hit, pane] of [[mark, ".text"], [row, ".list"]]) {
      if (!hit) continue;
      hit.classList.add("chosen");
      hit.setAttribute("aria-current", "true");
      const box = root.querySelector(pane), a = hit.getBoundingClientRect();
      const b = box.getBoundingClientRect();
      if (a.top < b.top + 40 || a.bottom > b.bottom - 40) {
        box.scrollBy({ top: a.top - b.top - b.height / 3, behavior: smooth ? "smooth" : "auto" });
      }
    }
    root.dataset.chosen = id;
  };
  if (root.dataset.chosen !== data.chosen) choose(data.chosen, root.dataset.chosen !== "");
  root.onclick = (event) => {
    const hit = event.target.closest("[data-pick]");
    if (!hit) return;
    choose(hit.dataset.pick, true);
    setTriggerValue("pick", hit.dataset.pick);
  };
}
