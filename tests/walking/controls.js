// What can be done on a page: each link and each control that is seen, as a reader would call it.
() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  // What only a script can do, and what the design system's script puts in a plain control's place.
  const OWN = ".lg-needs-script *, .lg-needs-script, .nhsuk-file-upload__button, .nhsuk-file-upload__choose-files-button, .nhsuk-file-upload button, .nhsuk-password-input__toggle, [hidden] *";
  const called = (each) => each.getAttribute("name") || each.getAttribute("href") || each.textContent.trim().replace(/\s+/g, " ");
  return [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")]
    .filter((each) => each.type !== "hidden" && !each.matches(OWN) && each.checkVisibility())
    .map((each) => `${each.localName} ${called(each)}`);
};
