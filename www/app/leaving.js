// The buttons by which an article leaves the page: copied, as a file, in a link.

import { putOnClipboard } from "./clipboard.js";
import { find, input, on } from "./elements.js";
import { Trouble } from "./notice.js";
import { linkTo } from "./share.js";
import { say } from "./strings.js";
import * as takeaway from "./takeaway.js";

/**
 * @param {import("./notice.js").Notice} notice
 * @param {() => import("./takeaway.js").Work} work the article with what is shown in it
 * @param {() => import("./share.js").Shared} shared what a link carries
 */
export function offerToTake(notice, work, shared) {
  takeaway.offerFormats(/** @type {HTMLSelectElement} */ (find("format")));
  const format = () => /** @type {import("./takeaway.js").Format} */ (input("format").value);
  /** Does what may fail, and says how it went. */
  const attempt = async (
    /** @type {() => Promise<unknown>} */ action,
    /** @type {"copied" | "linkCopied" | undefined} */ done = undefined,
  ) => {
    try {
      await action();
      if (done) notice.tell(() => say(done), { passes: true });
      else notice.pass();
    } catch (error) {
      const forbidden = error instanceof DOMException && error.name === "NotAllowedError";
      notice.trouble(forbidden ? new Trouble(() => say("copyFailed")) : error);
    }
  };
  on("copy", "click", () => attempt(() => takeaway.copy(format(), work()), "copied"));
  on("copy-rich", "click", () => attempt(() => takeaway.copyRich(work()), "copied"));
  on("download", "click", () => attempt(() => takeaway.download(format(), work())));
  on("share", "click", () =>
    attempt(() => putOnClipboard({ "text/plain": linkTo(location.href, shared()) }), "linkCopied"),
  );
  // A link to a file on this disk leads nowhere for anybody else.
  find("share").hidden = location.protocol === "file:";
}
