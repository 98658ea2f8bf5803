// What a person's hands do, in the words of WebDriver, which its classic form and BiDi share.

/** The keys of the keyboard that have no letter, as WebDriver numbers them. */
const KEYS = {
  Backspace: "\uE003",
  Enter: "\uE007",
  Control: "\uE009",
  Alt: "\uE00A",
  End: "\uE010",
  Home: "\uE011",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

/** @typedef {{ type: string, id: string, actions: object[] }} Source */

/** @param {object[]} actions @returns {Source[]} */
const keyboard = (actions) => [{ type: "key", id: "keyboard", actions }];

/** Keys that are pressed together, such as `Control+Home`. @param {string} keys */
export function pressed(keys) {
  const values = keys.split("+").map((key) => KEYS[/** @type {keyof typeof KEYS} */ (key)] ?? key);
  const down = values.map((value) => ({ type: "keyDown", value }));
  return keyboard([...down, ...values.reverse().map((value) => ({ type: "keyUp", value }))]);
}

/** Letters that are typed one after the other. @param {string} text */
export function typed(text) {
  const each = [...text].flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value })));
  return keyboard(each);
}

/** A click at a place of the window. @param {{ x: number, y: number }} place @returns {Source[]} */
export function clicked({ x, y }) {
  const move = { type: "pointerMove", x: Math.round(x), y: Math.round(y) };
  const actions = [move, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
  return [{ type: "pointer", id: "mouse", actions }];
}

/**
 * A call of a function in the page, as an expression: a promise of what it gives, in JSON.
 *
 * @param {(argument: any) => unknown} work
 * @param {unknown} argument anything that JSON holds
 */
export function called(work, argument) {
  return `(async () => JSON.stringify(await (${work})(${JSON.stringify(argument)})))()`;
}
