// In forced colours: what does not show.
() => {
  const faults = window.unseen().map((each) => `in forced colours the focus is not seen on ${each}`);
  if (!document.querySelector("h1")?.checkVisibility()) faults.push("in forced colours there is no heading");
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const apart = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const ground = document.body.appendChild(document.createElement("i"));
  ground.style.background = "Canvas";
  const canvas = light(getComputedStyle(ground).backgroundColor);
  ground.remove();
  const shown = (shape) => ["fill", "stroke"].some((name) => {
    const colour = getComputedStyle(shape)[name];
    return colour.startsWith("rgb") && !/, 0\)$/.test(colour) && apart(light(colour), canvas) >= 3;
  });
  for (const each of document.querySelectorAll("main svg")) {
    const shapes = [...each.querySelectorAll("path, rect, circle, ellipse, line, polyline, polygon, text, use")];
    if (each.checkVisibility() && shapes.length && !shapes.some(shown)) faults.push(`in forced colours nothing is seen of ${each.outerHTML.slice(0, 160)}`);
  }
  return faults;
};
