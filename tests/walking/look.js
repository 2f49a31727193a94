// What a page is at the width that it has: what can be judged at once, and how it is built.
async () => {
  const page = document.documentElement, all = (selector) => [...document.querySelectorAll(selector)];
  for (const each of all("details")) each.open = true;

  // The menu folds in the frame after the window has changed its size.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const over = () => Math.max(0, page.scrollWidth - page.clientWidth);
  for (let turn = 0; over() && turn < 20; turn++) await new Promise((on) => setTimeout(on, 50));
  const right = (each) => each.getBoundingClientRect().right;
  const widest = () => all("body *").reduce((far, each) => (right(each) > right(far) ? each : far));

  // Attributes whose value decides what a reader is told; of all others it counts that something is in them.
  const TOLD = new Set(["class", "role", "type", "lang", "dir", "scope", "tabindex", "autocomplete", "style", "fill", "stroke", "open"]);
  const told = ({ name, value }) =>
    TOLD.has(name) || (name.startsWith("aria-") && value.length < 10) ? `${name}=${value}` : name + (value ? "" : "=");
  // Whether anything is written in it, and whether with a word that may be too long for its place.
  const written = (each) => {
    const words = [...each.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE).flatMap((child) => child.data.match(/\S+/g) ?? []);
    return `${Math.min(3, words.join(" ").length)} ${words.some((word) => word.length > 20)}`;
  };
  // A number of 53 bits for words (cyrb53).
  const number = (words) => {
    let one = 0xdeadbeef, two = 0x41c6ce57;
    for (const each of words) {
      const code = each.codePointAt(0);
      one = Math.imul(one ^ code, 2654435761);
      two = Math.imul(two ^ code, 1597334677);
    }
    one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
    two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
    return 4294967296 * (2097151 & two) + (one >>> 0);
  };
  // Each element with all that it says, within what stands around it, and around what stands directly in it.
  const built = new Set();
  const build = (each, around) => {
    const inside = [...new Set([...each.children].map(kind))].sort().join();
    built.add(number(`${around} ${each.localName} ${[...each.attributes].map(told).sort().join(" ")} ${written(each)} ${inside}`));
    const here = number(`${around} ${kind(each)}`);
    for (const child of each.children) build(child, here);
  };
  const kind = (each) => [each.localName, ...["class", "role", "type", "style", "aria-hidden"].map((name) => each.getAttribute(name))].join();

  const repeated = (names) => [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
  const ids = all("[id]").map((each) => each.id), there = new Set(ids);
  const POINTS = ["for", "aria-labelledby", "aria-describedby", "list"];
  const lost = POINTS.flatMap((name) => all(`[${name}]`).flatMap((each) => each.getAttribute(name).split(/\s+/)).filter((id) => id && !there.has(id)));
  const levels = all("h1,h2,h3,h4,h5,h6").filter((each) => each.checkVisibility()).map((each) => Number(each.localName[1]));
  const label = (each) => each.getAttribute("aria-label") ?? document.getElementById(each.getAttribute("aria-labelledby"))?.textContent.trim() ?? "";
  const parts = repeated(all("nav, aside, section[aria-label], section[aria-labelledby]").map((each) => `${each.localName} ${label(each)}`));

  const faults = [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ["there is not one H1"]),
    ...(document.title.endsWith("Levelground") ? [] : [`the title is ${document.title}`]),
    ...levels.filter((level, place) => place && level > levels[place - 1] + 1).map((level) => `an H${level} without what is above it`),
    ...repeated(ids).map((id) => `the id ${id} is there twice`),
    ...lost.map((id) => `the id ${id} is pointed at and not there`),
    ...(over() ? [`${over()} pixels too wide: ${widest().outerHTML.slice(0, 200)}`] : []),
  ];
  const sheets = all("link[rel=stylesheet]").map((each) => each.href);
  build(document.body, [page.lang, page.className, ...sheets, ...parts].join());
  return { faults, built: [...built] };
};
