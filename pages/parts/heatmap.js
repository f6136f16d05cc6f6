export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (root.dataset.html !== data.html) {
    root.innerHTML = data.html;
    root.dataset.html = data.html;
  }
  root.onclick = (event) => {
    const hit = event.target.closest("button[data-pick]");
    if (hit) setTriggerValue("pick", hit.dataset.pick);
  };
}
