import { initAll } from "../nhsuk/nhsuk-frontend.min.js";

initAll();

// Leave quickly: the harmless page takes this one's place in the history, and this one is hidden while it loads.
for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    window.location.replace(link.href);
  });
}
