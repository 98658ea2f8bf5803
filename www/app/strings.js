// What the interface says, in its two languages, and the choice between them.

const STRINGS = {
  id: {
    tagline: "Nama, tempat, lembaga, waktu dan angka di artikel apa pun.",
    guide: "Panduan",
    preferences: "Pilihan",
    interfaceLanguage: "Bahasa",
    theme: "Tampilan",
    themeAuto: "Otomatis",
    themeLight: "Terang",
    themeDark: "Gelap",
    paste: "Tempel artikel",
    nothingToPaste: "Papan klip tidak berisi teks.",
    pasteFailed: "Peramban tidak mengizinkan pembacaan papan klip. Tekan Ctrl+V (⌘V) di artikel.",
    sample: "Artikel contoh",
    open: "Buka berkas…",
    clear: "Kosongkan",
    back: "Urungkan",
    forth: "Ulangi",
    undo: "Kembalikan",
    replaced: "Teks diganti.",
    working: "Sedang membaca…",
    cancel: "Batalkan",
    cancelled: "Dibatalkan. Teks tetap ada; ubah teks untuk membacanya lagi.",
    readingOptions: "Cara membaca",
    articleLanguage: "Bahasa artikel",
    languageAuto: "Otomatis",
    languageId: "Indonesia",
    languageEn: "Inggris",
    languageUnd: "tidak dikenali",
    referenceDate: "Tanggal acuan",
    guessedDate: "tanggal acuan {date} (dari teks)",
    chosenLanguage: "Bahasa: {language} (dipilih)",
    chosenDate: "tanggal acuan {date}",
    noDate: "tanpa tanggal acuan",
    referenceHelp: "“Kemarin” dan “tahun depan” dihitung dari tanggal ini. Bila kosong, dari tanggal di dalam artikel.",
    spelling: "Periksa ejaan saat mengetik",
    detectedLanguage: "Bahasa: {language}",
    legend: "Label",
    article: "Artikel",
    placeholder: "Tempel artikel di sini…",
    help: "Tempel, ketik, atau jatuhkan berkas di sini. Alt+↓ dan Alt+↑ berpindah antar sorotan, Alt+Enter membuka pilihan koreksi.",
    findings: "Yang ditemukan",
    unsure: "Perlu diperiksa",
    acceptThis: "Terima “{text}”",
    rejectThis: "Hapus sorotan “{text}”",
    entities: "Nama",
    values: "Angka dan waktu",
    quotes: "Kutipan",
    none: "Belum ada.",
    more: "Tampilkan semua ({count})",
    alsoNamed: "juga: {names}",
    mentions: "{count}×",
    followLink: "Ctrl+klik (⌘+klik) membuka tautan",
    unknownSpeaker: "penutur tidak disebut",
    copy: "Salin",
    copied: "Tersalin.",
    copyFailed: "Peramban menolak menyalin. Gunakan Unduh.",
    download: "Unduh",
    copyRich: "Salin dengan sorotan",
    share: "Salin tautan",
    linkCopied: "Tautan tersalin. Artikel ada di dalam tautan itu sendiri dan tidak dikirim ke server mana pun.",
    linkDamaged: "Tautan ini rusak: artikel di dalamnya tidak dapat dibaca.",
    takeaway: "Bawa pulang",
    format: "Bentuk",
    search: "Cari",
    searchHint: "Cari di semua temuan…",
    explore: "Jelajahi",
    tabTable: "Tabel angka",
    tabTimeline: "Garis waktu",
    tabQuoted: "Yang dikutip",
    tabTogether: "Bersama",
    column_surface: "Teks",
    column_number: "Nilai",
    column_unit: "Satuan",
    column_counts: "Yang dihitung",
    column_exact: "Bentuk baku",
    column_sentence: "Kalimat",
    firstRows: "{count} baris pertama. Cari untuk mempersempit.",
    togetherHelp: "Berapa kalimat memuat kedua nama.",
    sharedSentences: "{one} dan {other}: {count} kalimat",
    library: "Artikel tersimpan",
    keep: "Simpan di peramban ini",
    kept: "Tersimpan di peramban ini. Perubahan selanjutnya ikut tersimpan.",
    removeKept: "Hapus “{title}”",
    untitled: "Tanpa judul",
    words: "Daftar kata",
    wordsHelp: "Satu baris satu entri: kata,LABEL (kata,- untuk tidak menandai; /pola/,LABEL untuk pola)",
    wordsWrong: "Baris {lines} tidak dimengerti. Tulis kata, koma, lalu label seperti ORG.",
    patternWrong: "Pola /{source}/, kolom {column}: {message}.",
    addedToList: "“{words}” masuk daftar kata.",
    editor: "Koreksi",
    otherLabel: "Label lain…",
    accept: "Terima",
    reject: "Hapus sorotan",
    startLeft: "⇤ Awal",
    startRight: "Awal ⇥",
    endLeft: "⇤ Akhir",
    endRight: "Akhir ⇥",
    split: "Pisah",
    join: "Gabung dengan berikutnya",
    applyAll: "Semua sebutan ({count})",
    toList: "Ke daftar kata",
    close: "Tutup",
    imported: "{count} anotasi dibaca dari berkas.",
    importFailed: "“{name}” tidak dapat dibaca: {reason} Teks Anda tidak berubah.",
    notJson: "isinya bukan JSON.",
    unknownForm: "bentuknya tidak dikenal. Gunakan JSON Sorot, Web Annotation, atau brat.",
    noText: "teksnya tidak ada. Untuk brat, buka berkas .ann bersama .txt-nya.",
    spanOutside: "anotasi {where} berada di luar teks.",
    unknownLabel: "label {where} tidak dikenal.",
    textDiffers: "kata-kata anotasi {where} tidak sama dengan teksnya.",
    storeBlocked:
      "Peramban ini tidak mengizinkan penyimpanan, atau tab lain memakainya. Teks tetap ada; unduh untuk menyimpannya.",
    storeFull: "Ruang penyimpanan peramban penuh. Teks tetap ada; hapus artikel tersimpan, atau unduh.",
    storeFailed: "Penyimpanan peramban gagal. Teks tetap ada; unduh untuk menyimpannya.",
    oneFile: "Unduh Sorot sebagai satu berkas, untuk dibuka tanpa jaringan",
    privacy: "Teks Anda tidak pernah meninggalkan peramban ini: tidak ada server, tidak ada pelacak.",
    noWasm: "Peramban ini mematikan WebAssembly, yang diperlukan Sorot. Aktifkan lalu muat ulang; teks Anda tetap ada.",
    engineMissing:
      "Mesin Sorot tidak dapat dimuat ({reason}). Teks Anda tetap ada; muat ulang halaman untuk mencoba lagi.",
    packMissing:
      "Model nama untuk bahasa {language} tidak dapat dimuat ({reason}). Teks Anda tetap ada; angka dan nama yang umum tetap disorot. Ubah teks atau muat ulang halaman untuk mencoba lagi.",
    packLate:
      "Model nama untuk bahasa {language} masih diunduh. Sampai selesai, angka dan nama yang umum sudah disorot; sisanya menyusul sendiri.",
    engineCrashed: "Mesin Sorot berhenti saat membaca teks ini dan sudah dimulai ulang. Teks Anda tetap ada.",
    fileUnreadable: "“{name}” bukan berkas teks UTF-8. Teks Anda tidak berubah.",
    tooLong:
      "Itu {size} MB, dan Sorot membaca paling banyak {most} MB sekaligus. Teks Anda tidak berubah; ambil sebagian saja.",
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
    guide: "Guide",
    preferences: "Preferences",
    interfaceLanguage: "Language",
    theme: "Theme",
    themeAuto: "Automatic",
    themeLight: "Light",
    themeDark: "Dark",
    paste: "Paste an article",
    nothingToPaste: "There is no text on the clipboard.",
    pasteFailed: "The browser does not let the page read the clipboard. Press Ctrl+V (⌘V) in the article.",
    sample: "Sample article",
    open: "Open a file…",
    clear: "Clear",
    back: "Undo",
    forth: "Redo",
    undo: "Put it back",
    replaced: "The text was replaced.",
    working: "Reading…",
    cancel: "Cancel",
    cancelled: "Cancelled. The text is still here; change it to have it read again.",
    readingOptions: "How to read it",
    articleLanguage: "Article in",
    languageAuto: "Automatic",
    languageId: "Indonesian",
    languageEn: "English",
    languageUnd: "not recognised",
    referenceDate: "Reference date",
    guessedDate: "reference date {date} (from the text)",
    chosenLanguage: "Language: {language} (chosen)",
    chosenDate: "reference date {date}",
    noDate: "no reference date",
    referenceHelp:
      "“Yesterday” and “next year” are counted from this day; where it is empty, from the date in the article.",
    spelling: "Check spelling while you type",
    detectedLanguage: "Language: {language}",
    legend: "Labels",
    article: "Article",
    placeholder: "Paste an article here…",
    help: "Paste, type, or drop a file here. Alt+↓ and Alt+↑ go from one highlight to the next, Alt+Enter opens what can be corrected.",
    findings: "Findings",
    unsure: "Worth a look",
    acceptThis: "Accept “{text}”",
    rejectThis: "Remove the highlight of “{text}”",
    entities: "Names",
    values: "Numbers and times",
    quotes: "Quotes",
    none: "Nothing yet.",
    more: "Show all ({count})",
    alsoNamed: "also: {names}",
    mentions: "{count}×",
    followLink: "Ctrl+click (⌘+click) opens the link",
    unknownSpeaker: "speaker not named",
    copy: "Copy",
    copied: "Copied.",
    copyFailed: "The browser refused to copy. Use Download.",
    download: "Download",
    copyRich: "Copy with highlights",
    share: "Copy a link",
    linkCopied: "The link is copied. It carries the article in itself, and no server is told.",
    linkDamaged: "This link is damaged: the article in it cannot be read.",
    takeaway: "Take away",
    format: "Form",
    search: "Search",
    searchHint: "Search all findings…",
    explore: "Explore",
    tabTable: "Table of numbers",
    tabTimeline: "Time line",
    tabQuoted: "Who is quoted",
    tabTogether: "Together",
    column_surface: "Text",
    column_number: "Value",
    column_unit: "Unit",
    column_counts: "What is counted",
    column_exact: "Standard form",
    column_sentence: "Sentence",
    firstRows: "The first {count} rows. Search to see fewer.",
    togetherHelp: "How many sentences have both names.",
    sharedSentences: "{one} and {other}: {count} sentences",
    library: "Kept articles",
    keep: "Keep in this browser",
    kept: "Kept in this browser. What you change from now on is kept, too.",
    removeKept: "Remove “{title}”",
    untitled: "Untitled",
    words: "Word list",
    wordsHelp: "One entry a line: words,LABEL (words,- for nothing to mark; /pattern/,LABEL for a pattern)",
    wordsWrong: "Lines {lines} are not understood. Write the words, a comma, and a label such as ORG.",
    patternWrong: "Pattern /{source}/, column {column}: {message}.",
    addedToList: "“{words}” is on the word list.",
    editor: "Correct",
    otherLabel: "Other label…",
    accept: "Accept",
    reject: "Remove highlight",
    startLeft: "⇤ Start",
    startRight: "Start ⇥",
    endLeft: "⇤ End",
    endRight: "End ⇥",
    split: "Split",
    join: "Join with next",
    applyAll: "All mentions ({count})",
    toList: "To the word list",
    close: "Close",
    imported: "{count} annotations were read from the file.",
    importFailed: "“{name}” cannot be read: {reason} Your text has not changed.",
    notJson: "it is not JSON.",
    unknownForm: "its form is not known. Use Sorot's JSON, Web Annotation or brat.",
    noText: "there is no text. For brat, open the .ann file together with its .txt.",
    spanOutside: "annotation {where} lies outside the text.",
    unknownLabel: "the label {where} is not known.",
    textDiffers: "the words of annotation {where} are not those of the text.",
    storeBlocked:
      "This browser allows no storage, or another tab holds it. Your text is still here; download it to keep it.",
    storeFull: "The browser's storage is full. Your text is still here; remove kept articles, or download it.",
    storeFailed: "The browser's storage failed. Your text is still here; download it to keep it.",
    oneFile: "Download Sorot as one file, to open without a network",
    privacy: "Your text never leaves this browser: there is no server and no tracker.",
    noWasm:
      "WebAssembly is switched off in this browser, and Sorot needs it. Switch it on and reload; your text is kept.",
    engineMissing: "Sorot's engine could not be loaded ({reason}). Your text is kept; reload the page to try again.",
    packMissing:
      "The model of {language} names could not be loaded ({reason}). Your text is kept; numbers and well-known names are still highlighted. Change the text or reload the page to try again.",
    packLate:
      "The model of {language} names is still being downloaded. Until it is here, numbers and well-known names are highlighted; the rest follows by itself.",
    engineCrashed: "Sorot's engine stopped while reading this text and was started again. Your text is kept.",
    fileUnreadable: "“{name}” is not a UTF-8 text file. Your text has not changed.",
    tooLong:
      "That is {size} MB, and Sorot reads {most} MB at most at a time. Your text has not changed; take a part of it.",
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
    const label = say(/** @type {StringKey} */ (element.getAttribute("data-label-string")));
    element.setAttribute("aria-label", label);
    // A button that shows a sign alone says what it is to those who point at it, too.
    if (element instanceof HTMLButtonElement) element.title = label;
  }
  for (const element of document.querySelectorAll("[data-placeholder-string]")) {
    const key = /** @type {StringKey} */ (element.getAttribute("data-placeholder-string"));
    element.setAttribute(element instanceof HTMLInputElement ? "placeholder" : "data-placeholder", say(key));
  }
}
