/** Small things for building and refreshing what is on the screen. */

export const $ = (id) => document.getElementById(id);

/**
 * Makes an element. `testid`, `text`, `class` and `on…` are understood, all else is an attribute;
 * an attribute that is null, undefined or false is left out.
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") made.textContent = value;
    else if (name === "testid") made.dataset.testid = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Touches the text only when it is another: selections stay, screen readers stay silent. */
export function say(element, text) {
  const wanted = String(text);
  if (element.textContent !== wanted) element.textContent = wanted;
}

/**
 * Makes the children of `parent` those of `items`. What is there already stays the same element, so
 * that the keyboard's place and what is typed are not lost.
 */
export function keep(parent, items, key, make, update) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let at = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    let child = known.get(name);
    if (!child) {
      child = make(item);
      child.dataset.key = name;
    }
    known.delete(name);
    if (child === at) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
    if (update) update(child, item);
  }
  for (const gone of known.values()) gone.remove();
}

/** Calls back once when nothing was typed for a moment. */
export function typed(input, then) {
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(then, 200);
  });
}

let lastId = 0;

/** An id that nothing else on the page has. */
export function anId(name) {
  lastId += 1;
  return `${name}-${lastId}`;
}
