// Where quotes stand in a text: all of them in one pass over it, with an automaton of Aho and Corasick, so that a file of many
// long quotes takes no longer than its length and the text's.

/** What all quotes of a file may have together, in UTF-16 code units: the automaton takes many times their room. */
const MOST = 2_000_000;

/**
 * Where each of the quotes stands first; -1 where it does not.
 *
 * @param {string} text
 * @param {readonly string[]} quotes
 * @returns {number[] | null} `null` where the quotes are more than are looked for
 */
export function firstPlaces(text, quotes) {
  const sought = [...new Set(quotes)].filter((quote) => quote !== "" && quote.length <= text.length);
  const length = sought.reduce((sum, quote) => sum + quote.length, 0);
  if (length > MOST) return null;
  const automaton = new Automaton(length);
  const ends = new Map(sought.map((quote) => [quote, automaton.add(quote)]));
  const places = automaton.places(text);
  return quotes.map((quote) => {
    if (quote === "") return 0;
    const end = places[ends.get(quote) ?? -1] ?? -1;
    return end < 0 ? -1 : end - quote.length;
  });
}

class Automaton {
  /** @type {Map<number, number>} the state behind a state and a code unit */
  #next = new Map();
  #parent;
  #unit;
  #depth;
  #states = 1;

  /** @param {number} length how many code units will be added at most */
  constructor(length) {
    this.#parent = new Uint32Array(length + 1);
    this.#unit = new Uint16Array(length + 1);
    this.#depth = new Uint32Array(length + 1);
  }

  /** Gives the state at the end of a quote. @param {string} quote */
  add(quote) {
    let state = 0;
    for (let at = 0; at < quote.length; at++) {
      const unit = quote.charCodeAt(at);
      let next = this.#step(state, unit);
      if (next === 0) {
        next = this.#states++;
        this.#next.set(state * 0x10000 + unit, next);
        this.#parent[next] = state;
        this.#unit[next] = unit;
        this.#depth[next] = at + 1;
      }
      state = next;
    }
    return state;
  }

  /** For each state the offset behind its first place in a text; -1 where it has none. @param {string} text */
  places(text) {
    const order = Uint32Array.from({ length: this.#states }, (_, state) => state).sort(
      (one, other) => (this.#depth[one] ?? 0) - (this.#depth[other] ?? 0),
    );
    /** The longest other state that each ends with. */
    const shorter = new Uint32Array(this.#states);
    for (const state of order) {
      const parent = this.#parent[state] ?? 0;
      if (parent !== 0) shorter[state] = this.#after(shorter[parent] ?? 0, this.#unit[state] ?? 0, shorter);
    }
    const places = new Int32Array(this.#states).fill(-1);
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = this.#after(state, text.charCodeAt(at), shorter);
      if (places[state] === -1) places[state] = at + 1;
    }
    // Wherever a state stands, what it ends with stands, too.
    for (const state of order.reverse()) {
      const end = places[state] ?? -1;
      const other = shorter[state] ?? 0;
      const known = places[other] ?? -1;
      if (end >= 0 && (known < 0 || end < known)) places[other] = end;
    }
    return places;
  }

  /** @param {number} state @param {number} unit @param {Uint32Array} shorter */
  #after(state, unit, shorter) {
    let from = state;
    let next = this.#step(from, unit);
    while (next === 0 && from !== 0) {
      from = shorter[from] ?? 0;
      next = this.#step(from, unit);
    }
    return next;
  }

  /** @param {number} state @param {number} unit */
  #step(state, unit) {
    return this.#next.get(state * 0x10000 + unit) ?? 0;
  }
}
