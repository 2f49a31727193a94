// Saves what is typed, a moment after the typing stops, to the address that the button would send it to.
const WAIT = 2000;

for (const form of document.querySelectorAll("form[data-saves]")) {
  const words = form.elements.namedItem("words");
  const seen = form.elements.namedItem("seen");
  const says = form.querySelector("[data-saved]");
  let kept = words.value;
  let timer = 0;
  let sending = Promise.resolve();

  const save = () => {
    clearTimeout(timer);
    sending = sending.then(async () => {
      const sent = words.value;
      if (sent === kept) return;
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          body: new FormData(form),
          headers: { Accept: "application/json" },
          redirect: "error",
        });
        const told = await answer.json();
        says.textContent = told.words;
        if (answer.ok) {
          kept = sent;
          seen.value = told.seen;
        }
      } catch {
        says.textContent = "Not saved yet: press Save. Your words stay here.";
      }
    });
  };

  words.addEventListener("input", () => {
    says.textContent = "Not saved yet";
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  words.addEventListener("blur", save);
  // Leaving for another box must not lose the words; the button sends them itself.
  form.addEventListener("submit", () => clearTimeout(timer));
}
