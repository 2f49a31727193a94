// Readies a page to be gone through by Tab, and gives how many stops there are; then window.walked() tells what was met.
async () => {
  // The menu folds in the frame after the window has changed its size.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const CAN = "a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], [tabindex]";
  const first = (radio) => all("input[type=radio]").filter((each) => each.name === radio.name && each.form === radio.form)
    .toSorted((one, other) => other.checked - one.checked)[0] === radio;
  const stops = all(CAN).filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true })
    && (each.type !== "radio" || first(each)));

  // All that can show that something has the focus; a line that is transparent shows nothing.
  const seen = (colour) => !/, 0\)$|^transparent$/.test(colour);
  const face = (each) => [each, ...(each.labels ?? []), each.parentElement].flatMap((part) => [null, "::before", "::after"].map((side) => {
    const style = getComputedStyle(part, side);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && seen(style.outlineColor);
    return [outline && style.outline, style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth, style.color].join();
  })).join("|");
  const named = (each) => each.outerHTML.slice(0, 120);

  const hidden = (each) => {
    // Of what is in the window: a tall field may begin there and end below.
    const whole = each.getBoundingClientRect(), parts = [each, ...(each.labels ?? [])];
    const left = Math.max(0, whole.left), top = Math.max(0, whole.top);
    const width = Math.min(innerWidth, whole.right) - left, height = Math.min(innerHeight, whole.bottom) - top;
    const at = [[0.5, 0.5], [0.05, 0.2], [0.95, 0.2], [0.05, 0.8], [0.95, 0.8]];
    return !at.some(([across, down]) => {
      const over = document.elementFromPoint(left + width * across, top + height * down);
      return over && parts.some((part) => part.contains(over) || (over.contains(part) && ![document.body, document.documentElement].includes(over)));
    });
  };

  document.activeElement?.blur?.();
  window.scrollTo(0, 0);
  const before = new Map(stops.map((each) => [each, face(each)]));
  const met = [], faults = [];
  document.addEventListener("focusin", ({ target }) => {
    if (before.has(target) && !met.includes(target) && face(target) === before.get(target)) faults.push(`the focus is not seen on ${named(target)}`);
    met.push(target);
  }, true);
  document.addEventListener("keyup", () => {
    const at = document.activeElement;
    if (before.has(at) && at.localName !== "video" && hidden(at)) faults.push(`something lies over the focus, on ${named(at)}`);
  }, true);

  // The focus as a program gives it: the same look, without a key for each.
  window.unseen = () => {
    document.activeElement?.blur?.();
    const plain = new Map(stops.map((each) => [each, face(each)]));
    return stops.filter((each) => { each.focus({ focusVisible: true }); return face(each) === plain.get(each); }).map(named);
  };
  window.walked = () => {
    const round = met.indexOf(met[0], 1), way = [...new Set(round > 0 ? met.slice(0, round) : met)];
    const places = way.map((each) => stops.indexOf(each));
    places.forEach((place, number) => number && place < places[number - 1] && place >= 0 && faults.push(`the focus goes back to ${named(way[number])}`));
    faults.push(...stops.filter((each) => !way.includes(each)).map((each) => `Tab never comes to ${named(each)}`));
    if (stops.length > 1 && document.activeElement === stops.at(-1)) faults.push(`Tab never leaves ${named(stops.at(-1))}`);
    return [...new Set(faults)];
  };
  const inner = (each) => ({ video: 12, audio: 12 })[each.localName] ?? (/^(date|time|month|datetime-local)$/.test(each.type) ? 6 : 0);
  return stops.length + stops.reduce((sum, each) => sum + inner(each), 0) + 3;
};
