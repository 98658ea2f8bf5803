// Texts that every build of the engine must read alike: ordinary ones, and those that go wrong first.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { shared } from "./engine.mjs";

const NEWS = `Banjir Rendam Tiga Kecamatan di Demak

Demak, 14 Februari 2019 - Sedikitnya 1.250 warga di Kabupaten Demak, Jawa Tengah, mengungsi sejak Rabu malam (13/2) \
setelah tanggul Sungai Wulan jebol sepanjang 30 meter. Bupati Natsir Hartono mengatakan kerugian mencapai Rp2,7 miliar.

"Kami butuh 40 perahu karet dalam dua hari ini," kata Natsir kepada wartawan pada pukul 09.15 WIB.

Sekitar 12,5 persen sawah terendam. Informasi: posko@demak.example, +62 811-0000-123, https://demak.example/banjir.

Bagikan ke Facebook
0 komentar
`;

const ENGLISH = `The United Nations said on Monday that nearly 2.3 million people had left the region since 3 March 2016. \
"We need $45 million by the end of the month," said Maria Olsen, who leads the mission in Nairobi.

Wind gusts of 110 km/h hit the coast at 7:30 p.m., the second storm in three weeks. Follow @coastwatch #storm.
`;

/** @type {Record<string, string>} */
export const texts = {
  empty: "",
  "white space": " \t\r\n\u00a0\u2003\n\n ",
  "one letter": "a",
  Indonesian: NEWS,
  English: ENGLISH,
  "both languages": `${NEWS}\n${ENGLISH}`,
  "CRLF line ends": NEWS.replaceAll("\n", "\r\n"),
  "CR line ends": NEWS.replaceAll("\n", "\r"),
  "other line ends": NEWS.replaceAll("\n", "\u2028").replaceAll(" ", "\u00a0"),
  "a byte order mark": `\ufeff${NEWS}`,
  emoji: "👩‍👩‍👧‍👦 3 anak 🇮🇩 lahir di 🏥 Bandung pada 5 Mei 2020 🎉🎉, beratnya 3,1 kg 👶🏽.",
  "combining marks":
    "Cafe\u0301 di Dili dibuka 2\u0301 Januari; n\u0303 1.\u0301500 orang, A\u030a\u0323\u0301 Z\u0351\u0310\u0342algo 50%\u0301.",
  "full-width": "Ｒｐ１．０００ pada ２０１６年, ５０％ dan １２：３０.",
  "right to left": "قال ٣٥٠ شخصا في دمشق יום שלישי 12:30 \u202e2016 rebmevoN\u202c Damaskus 400 warga.",
  "lone surrogates": "Harga \ud800 naik 5 persen \udc00\ud800 di Jakarta \udfff\ud83d pada 2016\ud83c",
  "a surrogate pair cut by digits": "\ud83d5\ude00 400 orang",
  "control characters": Array.from({ length: 160 }, (_, code) => String.fromCharCode(code)).join("7"),
  "numbers that overflow": `${"9".repeat(400)} juta, 1e999, ${"1.000".repeat(200)}, -0, 00000000, 99/99/9999, 24:61:61, 0001-00-00`,
  "impossible dates": "31 Februari 2015, 29/2/1900, 32-13-2016, 2016-W99, pukul 99.99, tahun 0, 10000 tahun lalu",
  "open quotes": '"“”\'‘’«»"\n"""\n“kata "Ali: “',
  "only punctuation": ".,;:!?-–—…()[]{}<>/\\|@#$%^&*_+=~`".repeat(20),
  "addresses without end": `https://${"a.".repeat(300)} x@${"b-".repeat(200)}.id #${"c".repeat(500)} @${"_".repeat(500)}`,
  "one word again and again": "Jakarta ".repeat(2000),
  "number words again and again": "dua puluh juta ".repeat(1500),
};

const seed = resolve(shared, "seed/article.txt");
if (existsSync(seed)) texts["the first article"] = readFileSync(seed, "utf8");

/** About `size` code units of ordinary text. */
export const mixed = (/** @type {number} */ size) =>
  texts["both languages"]?.repeat(size / 1500 + 1).slice(0, size) ?? "";

/**
 * Texts by chance, the same in every run: pieces that mean something to the engine, in an order that does not.
 *
 * @param {number} count
 */
export function* random(count) {
  const pieces = [
    ..."0123456789.,:;/-–'\"“”()@#%$ \n\t",
    ..."\r\u2028\u0301\ufeff\u202e\u00a0",
    ...["\ud800", "\udc00", "👍🏽", "ß", "İ", "Ⅷ", "½", "㎞", "٣", "\r\n", "\n\n", "  "],
    ...[
      "Rp",
      "US$",
      "juta",
      "persen",
      "km",
      "km/jam",
      "pukul",
      "WIB",
      "Senin",
      "Januari",
      "2016",
      "lalu",
      "kata",
      "dua",
    ],
    ...[
      "ratusan",
      "ke-",
      "di Jakarta",
      "PT",
      "Presiden",
      "AS",
      "the",
      "of",
      "million",
      "p.m.",
      "last week",
      "Mr.",
      "www.",
    ],
  ];
  let state = 20161001;
  const below = (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  for (let made = 0; made < count; made++) {
    yield Array.from({ length: 1 + below(60) }, () => pieces[below(pieces.length)]).join(below(2) ? " " : "");
  }
}
