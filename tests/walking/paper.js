// On paper, at the width of a sheet: what is cut off, what stays folded, what is of no use there.
() => {
  const all = (selector) => [...document.querySelectorAll(selector)], page = document.documentElement, faults = [];
  const named = (each) => each.outerHTML.slice(0, 160);
  const folded = all("details[open]");
  for (const each of folded) each.open = false;
  if (page.scrollWidth > page.clientWidth) faults.push(`on paper ${page.scrollWidth - page.clientWidth} pixels are cut off`);
  if (!document.querySelector("h1")?.checkVisibility()) faults.push("on paper there is no heading");
  faults.push(...all("header nav, footer").filter((each) => each.checkVisibility()).map((each) => `on paper there is the menu: ${named(each)}`));
  faults.push(...all("main details").filter((each) => each.parentElement.checkVisibility() && each.lastElementChild.localName !== "summary"
    && !each.lastElementChild.checkVisibility()).map((each) => `on paper this stays folded: ${named(each)}`));
  // What scrolls on a screen, but for what can be typed in, and what only a screen reader is told.
  const cut = (each) => each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible"
    && !each.matches("input, select, textarea, .nhsuk-u-visually-hidden");
  faults.push(...all("main *").filter((each) => each.checkVisibility() && cut(each)).map((each) => `on paper this is cut off: ${named(each)}`));
  for (const each of folded) each.open = true;
  return faults;
};
