// Reads an easy-read page aloud with the browser's own voice, and marks the row that is being read. Where the browser
// has no voice, nothing of it is shown.
const tools = document.querySelector("[data-read-aloud]");
const voice = window.speechSynthesis;
if (tools && voice && window.SpeechSynthesisUtterance) {
  const say = tools.querySelector("[data-say]");
  const rows = [...document.querySelectorAll("[data-easy] h1, [data-easy] h2, [data-easy] .lg-easy-row")];
  const words = say.querySelector("[data-words]");
  let going = false;
  const stop = () => {
    going = false;
    voice.cancel();
    words.textContent = say.dataset.say;
    rows.forEach((row) => row.classList.remove("lg-reading"));
  };
  const read = (place) => {
    rows.forEach((row) => row.classList.remove("lg-reading"));
    if (!going || place >= rows.length) return stop();
    const row = rows[place];
    const said = new SpeechSynthesisUtterance([...row.querySelectorAll("p")].map((each) => each.textContent).join(" ") || row.textContent);
    said.lang = "en-GB";
    said.rate = 0.9;
    said.onend = () => going && read(place + 1);
    row.classList.add("lg-reading");
    row.scrollIntoView({ block: "nearest" });
    voice.speak(said);
  };
  say.hidden = false;
  say.addEventListener("click", () => {
    if (going) return stop();
    going = true;
    words.textContent = say.dataset.stop;
    read(0);
  });
  window.addEventListener("pagehide", stop);
}
const printing = document.querySelector("[data-print]");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => window.print());
}
