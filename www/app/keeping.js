// The list of the articles that are kept, and what a person does with them there.

import { find } from "./elements.js";
import { showLibrary } from "./library.js";
import * as store from "./store.js";
import { say } from "./strings.js";

export class Keeping {
  #desk;
  #notice;
  #actions;

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./notice.js").Notice} notice
   * @param {(kept: import("./store.js").Kept) => void} open puts one on the page
   */
  constructor(desk, notice, open) {
    this.#desk = desk;
    this.#notice = notice;
    this.#actions = {
      onOpen: (/** @type {string} */ id) => this.#open(id, open).catch(notice.trouble),
      onRemove: (/** @type {string} */ id) => this.#remove(id).catch(notice.trouble),
    };
  }

  async show() {
    this.#notice.storageHolds();
    showLibrary(find("library"), await store.listed(), this.#desk.id, this.#actions);
  }

  /** Shows the list where there may be anything in it: asking makes no database. */
  async showIfAny() {
    try {
      if (await store.isUsed()) await this.show();
    } catch (error) {
      this.#notice.trouble(error);
    }
  }

  /** @param {string} id @param {(kept: import("./store.js").Kept) => void} open */
  async #open(id, open) {
    const kept = await store.article(id);
    if (kept) open(kept);
    // Another tab may have thrown it away.
    await this.show();
  }

  /** @param {string} id */
  async #remove(id) {
    const rows = [...find("library").children];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const isOpen = this.#desk.id === id;
    // What was typed last comes back with the rest.
    if (isOpen) await this.#desk.keep();
    const kept = await store.article(id);
    await store.remove(id);
    if (isOpen) this.#desk.letGo();
    await this.show();
    this.#focus(at);
    if (!kept) return;
    const bringBack = async () => {
      await store.save(kept, kept.changed);
      if (isOpen) this.#desk.resume(kept);
      await this.show();
      this.#focus(at);
    };
    this.#notice.tell(() => say("removed", { title: kept.title || say("untitled") }), {
      undo: () => bringBack().catch(this.#notice.trouble),
    });
  }

  /** Goes on in the list where somebody has taken a row away, unless they have gone elsewhere. @param {number} at */
  #focus(at) {
    if (document.activeElement !== document.body) return;
    const rows = /** @type {NodeListOf<HTMLElement>} */ (find("library").querySelectorAll(".row"));
    (rows[Math.min(Math.max(at, 0), rows.length - 1)] ?? find("keep")).focus();
  }
}
