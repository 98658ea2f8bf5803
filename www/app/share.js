// A link that carries an article in its fragment, which browsers never send to a server: compressed, then base64url.

/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {{ text: string, corrections: Correction[], marks: unknown, language: string, date: string }} Shared `marks` are still to be checked */

const MARK = "#artikel=";

/** A link that unpacks to more than this is no article. */
const MOST = 4_000_000;

/**
 * @param {string} address
 * @param {Shared} shared
 * @returns {Promise<string>}
 */
export async function linkTo(address, shared) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const packed = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return address.split("#")[0] + MARK + packed;
}

/**
 * The article in a link; `null` where it carries none.
 *
 * @param {string} fragment with its `#`
 * @returns {Promise<Shared | null>}
 * @throws if it carries one that is damaged
 */
export async function fromLink(fragment) {
  if (!fragment.startsWith(MARK)) return null;
  const binary = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
  const packed = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const bytes = await through(packed, new DecompressionStream("deflate-raw"), MOST);
  const { text, corrections, marks, language, date } = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof text !== "string") throw new TypeError("no text");
  return {
    text,
    corrections: Array.isArray(corrections) ? corrections : [],
    marks,
    language: ["id", "en"].includes(language) ? language : "auto",
    date: /^\d{4}-\d\d-\d\d$/.test(date) ? date : "",
  };
}

/**
 * @param {Uint8Array} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} [most] how many bytes may come out
 */
async function through(bytes, stream, most = Infinity) {
  const writer = stream.writable.getWriter();
  // What is wrong is told by the reading side.
  writer.write(/** @type {Uint8Array<ArrayBuffer>} */ (bytes)).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      throw new RangeError("the link unpacks to more than an article");
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (parts)).arrayBuffer());
}
