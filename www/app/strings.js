// What the interface says, in its two languages, and the choice between them.

const STRINGS = {
  id: {
    tagline: "Nama, tempat, lembaga, waktu dan angka di artikel apa pun.",
    interfaceLanguage: "Bahasa",
    theme: "Tampilan",
    themeAuto: "Otomatis",
    themeLight: "Terang",
    themeDark: "Gelap",
    sample: "Artikel contoh",
    open: "Buka berkas…",
    clear: "Kosongkan",
    undo: "Kembalikan",
    replaced: "Teks diganti.",
    working: "Sedang membaca…",
    cancel: "Batalkan",
    cancelled: "Dibatalkan. Teks tetap ada; ubah teks untuk membacanya lagi.",
    articleLanguage: "Bahasa artikel",
    languageAuto: "Otomatis",
    languageId: "Indonesia",
    languageEn: "Inggris",
    languageUnd: "tidak dikenali",
    referenceDate: "Tanggal acuan",
    guessedDate: "tanggal dari teks: {date}",
    detectedLanguage: "bahasa: {language}",
    legend: "Label",
    article: "Artikel",
    placeholder: "Tempel artikel di sini…",
    help: "Tempel, ketik, atau jatuhkan berkas teks di sini. Alt+↓ dan Alt+↑ berpindah dari satu sorotan ke yang lain.",
    findings: "Yang ditemukan",
    entities: "Nama",
    values: "Angka dan waktu",
    quotes: "Kutipan",
    none: "Belum ada.",
    more: "Tampilkan semua ({count})",
    alsoNamed: "juga: {names}",
    mentions: "{count}×",
    unknownSpeaker: "penutur tidak disebut",
    copy: "Salin JSON",
    copied: "Tersalin.",
    copyFailed: "Peramban menolak menyalin. Gunakan Unduh JSON.",
    download: "Unduh JSON",
    privacy: "Teks Anda tidak pernah meninggalkan peramban ini: tidak ada server, tidak ada pelacak.",
    noWasm: "Peramban ini mematikan WebAssembly, yang diperlukan Sorot. Aktifkan lalu muat ulang; teks Anda tetap ada.",
    engineMissing:
      "Mesin Sorot tidak dapat dimuat ({reason}). Teks Anda tetap ada; muat ulang halaman untuk mencoba lagi.",
    engineCrashed: "Mesin Sorot berhenti saat membaca teks ini dan sudah dimulai ulang. Teks Anda tetap ada.",
    fileUnreadable: "“{name}” bukan berkas teks UTF-8. Teks Anda tidak berubah.",
    approximate: "kira-kira",
    atLeast: "sedikitnya {min}",
    atMost: "paling banyak {max}",
    between: "{min} sampai {max}",
    points: "poin persentase",
    counts: "{number} {noun}",
    ordinal: "urutan ke-{number}",
    conflict: "Bertentangan dengan teks: {conflict}",
    PERSON: "Orang",
    NORP: "Bangsa, agama, kelompok",
    FAC: "Bangunan",
    ORG: "Organisasi",
    GPE: "Negara, kota",
    LOC: "Tempat lain",
    PRODUCT: "Produk",
    EVENT: "Peristiwa",
    WORK_OF_ART: "Karya",
    LAW: "Hukum",
    LANGUAGE: "Bahasa",
    DATE: "Tanggal",
    TIME: "Waktu",
    PERCENT: "Persen",
    MONEY: "Uang",
    QUANTITY: "Ukuran",
    ORDINAL: "Urutan",
    CARDINAL: "Bilangan",
    URL: "Alamat web",
    EMAIL: "Surel",
    PHONE: "Telepon",
    HASHTAG: "Tagar",
    MENTION: "Akun",
  },
  en: {
    tagline: "Names, places, organisations, times and numbers in any article.",
    interfaceLanguage: "Language",
    theme: "Theme",
    themeAuto: "Automatic",
    themeLight: "Light",
    themeDark: "Dark",
    sample: "Sample article",
    open: "Open a file…",
    clear: "Clear",
    undo: "Put it back",
    replaced: "The text was replaced.",
    working: "Reading…",
    cancel: "Cancel",
    cancelled: "Cancelled. The text is still here; change it to have it read again.",
    articleLanguage: "Article in",
    languageAuto: "Automatic",
    languageId: "Indonesian",
    languageEn: "English",
    languageUnd: "not recognised",
    referenceDate: "Reference date",
    guessedDate: "date from the text: {date}",
    detectedLanguage: "language: {language}",
    legend: "Labels",
    article: "Article",
    placeholder: "Paste an article here…",
    help: "Paste, type, or drop a text file here. Alt+↓ and Alt+↑ go from one highlight to the next.",
    findings: "Findings",
    entities: "Names",
    values: "Numbers and times",
    quotes: "Quotes",
    none: "Nothing yet.",
    more: "Show all ({count})",
    alsoNamed: "also: {names}",
    mentions: "{count}×",
    unknownSpeaker: "speaker not named",
    copy: "Copy JSON",
    copied: "Copied.",
    copyFailed: "The browser refused to copy. Use Download JSON.",
    download: "Download JSON",
    privacy: "Your text never leaves this browser: there is no server and no tracker.",
    noWasm:
      "WebAssembly is switched off in this browser, and Sorot needs it. Switch it on and reload; your text is kept.",
    engineMissing: "Sorot's engine could not be loaded ({reason}). Your text is kept; reload the page to try again.",
    engineCrashed: "Sorot's engine stopped while reading this text and was started again. Your text is kept.",
    fileUnreadable: "“{name}” is not a UTF-8 text file. Your text has not changed.",
    approximate: "about",
    atLeast: "at least {min}",
    atMost: "at most {max}",
    between: "{min} to {max}",
    points: "percentage points",
    counts: "{number} {noun}",
    ordinal: "number {number} in order",
    conflict: "Contradicted by the text: {conflict}",
    PERSON: "Person",
    NORP: "Nation, religion, group",
    FAC: "Building",
    ORG: "Organisation",
    GPE: "Country, city",
    LOC: "Other place",
    PRODUCT: "Product",
    EVENT: "Event",
    WORK_OF_ART: "Work",
    LAW: "Law",
    LANGUAGE: "Language",
    DATE: "Date",
    TIME: "Time",
    PERCENT: "Percent",
    MONEY: "Money",
    QUANTITY: "Quantity",
    ORDINAL: "Ordinal",
    CARDINAL: "Number",
    URL: "Web address",
    EMAIL: "E-mail",
    PHONE: "Telephone",
    HASHTAG: "Hashtag",
    MENTION: "Account",
  },
};

/** @typedef {keyof typeof STRINGS} InterfaceLanguage */
/** @typedef {keyof typeof STRINGS["id"]} StringKey */

/** @type {InterfaceLanguage} */
let current = "id";

/** The language that the interface speaks. */
export function interfaceLanguage() {
  return current;
}

/**
 * What the interface says for `key`, with the `{names}` in it filled in.
 *
 * @param {StringKey} key
 * @param {Record<string, string | number>} [fields]
 */
export function say(key, fields = {}) {
  return STRINGS[current][key].replace(/\{(\w+)\}/g, (whole, name) => `${fields[name] ?? whole}`);
}

/**
 * The interface language for a browser that prefers `languages`: the first that there is, else English.
 *
 * @param {readonly string[]} languages BCP 47 tags
 * @returns {InterfaceLanguage}
 */
export function preferred(languages) {
  for (const tag of languages) {
    const language = tag.toLowerCase().split("-")[0];
    // Browsers still send the code that Indonesian had before 1989.
    if (language === "id" || language === "in" || language === "ms") return "id";
    if (language === "en") return "en";
  }
  return "en";
}

/**
 * Makes the interface speak `language`: every element with a `data-string`, and what follows.
 *
 * @param {InterfaceLanguage} language
 */
export function speak(language) {
  current = language;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-string]")) {
    element.textContent = say(/** @type {StringKey} */ (element.getAttribute("data-string")));
  }
  for (const element of document.querySelectorAll("[data-label-string]")) {
    element.setAttribute("aria-label", say(/** @type {StringKey} */ (element.getAttribute("data-label-string"))));
  }
  for (const element of document.querySelectorAll("[data-placeholder-string]")) {
    const key = /** @type {StringKey} */ (element.getAttribute("data-placeholder-string"));
    element.setAttribute("data-placeholder", say(key));
  }
}
