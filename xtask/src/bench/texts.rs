//! The texts that are measured, as files below `target/bench`.

use crate::{dist, project};
use anyhow::{Context as _, Result, ensure};
use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};

/// How many articles one file of them has.
const ARTICLES: usize = 50;

/// The sizes at which growth is measured, in bytes.
const SIZES: &[usize] = &[1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// A text, with what it is called in tables.
#[derive(Clone, Debug)]
pub struct Text {
    pub name: String,
    pub path: PathBuf,
    pub bytes: usize,
}

/// All of them.
#[derive(Debug)]
pub struct Texts {
    /// The article that the project is measured on, where it is at hand, or the page's own sample.
    pub article: Text,
    /// The page's English sample, because no peer reads Indonesian.
    pub english: Text,
    /// Articles to be annotated one after the other.
    pub articles: Text,
    /// Mixed Indonesian and English, from 1 KB to 10 MB.
    pub sizes: Vec<Text>,
    /// What somebody pastes.
    pub pasted: Vec<Text>,
    /// Texts that are made to be slow: by their names, of several sizes each.
    pub worst: Vec<(String, Vec<Text>)>,
    pub empty: Text,
}

impl Texts {
    /// Writes the texts; without the largest if it is to be `quick`.
    pub fn write(quick: bool) -> Result<Texts> {
        let folder = project::target().join("bench");
        fs::create_dir_all(&folder)?;
        let write = |name: &str, content: &str| -> Result<Text> {
            let path = folder.join(format!("{}.txt", name.replace(' ', "_")));
            fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
            Ok(Text { name: name.to_owned(), path, bytes: content.len() })
        };
        let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
        let seed = project::root().join("..").join("shared").join("seed").join("article.txt");
        let samples = project::www().join("sample");
        let article = if seed.exists() { seed } else { samples.join("id.txt") };

        let mut writer = Writer::new()?;
        let articles: Vec<String> = (0..ARTICLES).map(|_| writer.article()).collect();
        let largest = if quick { 1_000_000 } else { 10_000_000 };
        let mixed = writer.mixed(largest);
        let sizes = SIZES.iter().filter(|&&size| size <= largest);
        let worst = WORST.iter().map(|(name, make)| {
            let sizes = [10_000, 100_000, 1_000_000].into_iter();
            let texts = sizes.map(|size| write(&format!("{name} {}", short(size)), up_to(&make(&mixed, size), size)));
            Ok(((*name).to_owned(), texts.collect::<Result<_>>()?))
        });
        let worst = worst.collect::<Result<_>>()?;
        Ok(Texts {
            article: write("article", &read(&article)?)?,
            english: write("English sample", &read(&samples.join("en.txt"))?)?,
            articles: write("50 articles", &articles.join("\u{c}"))?,
            sizes: sizes
                .map(|&size| write(&format!("mixed {}", short(size)), up_to(&mixed, size)))
                .collect::<Result<_>>()?,
            pasted: [3_000, 100_000, 1_000_000]
                .into_iter()
                .map(|size| write(&format!("pasted {}", short(size)), up_to(&mixed, size)))
                .collect::<Result<_>>()?,
            worst,
            empty: write("empty", "")?,
        })
    }
}

/// A size as people write it.
fn short(bytes: usize) -> String {
    if bytes >= 1_000_000 { format!("{} MB", bytes / 1_000_000) } else { format!("{} KB", bytes / 1000) }
}

/// As many whole characters of `text` as fit into `bytes`.
fn up_to(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// Texts that are made to be slow: of mixed text and a size.
type Make = fn(&str, usize) -> String;
const WORST: &[(&str, Make)] = &[
    ("one line", |text, _| text.replace('\n', " ")),
    ("no spaces", |text, _| text.split_whitespace().collect()),
    ("all capitals", |text, size| up_to(text, size).to_uppercase()),
    ("all digits", |_, size| {
        let mut chance = Chance(7);
        (0..size).map(|_| char::from(b"0123456789 ".get(chance.below(11)).copied().unwrap_or(b' '))).collect()
    }),
    ("all quotes", |_, size| "\"".repeat(size)),
    ("near-matches of names", |_, size| "Budi Santoso, ".repeat(size / 14 + 1)),
    ("near-matches of dates", |_, size| "(24/9) ".repeat(size / 7 + 1)),
    ("near-matches of addresses", |_, size| "a@b.".repeat(size / 4 + 1)),
];

/// Numbers by chance, the same in every run (a linear congruential generator; the factor is L'Ecuyer's, 1999).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(2_862_933_555_777_941_757).wrapping_add(3_037_000_493);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// Writes articles from the sentences of the tests' cases: there is something to find in each of them.
struct Writer {
    languages: Vec<Vec<String>>,
    chance: Chance,
    written: usize,
}

impl Writer {
    fn new() -> Result<Writer> {
        let cases = project::root().join("tests").join("cases");
        let names = dist::files(&cases)?;
        let mut languages = Vec::new();
        for language in ["id.jsonl", "en.jsonl"] {
            let mut sentences = Vec::new();
            for name in names.iter().filter(|name| name.ends_with(language)) {
                for line in fs::read_to_string(cases.join(name))?.lines() {
                    let case: Json = serde_json::from_str(line).unwrap_or_default();
                    sentences.extend(case.get("text").and_then(Json::as_str).map(str::to_owned));
                }
            }
            ensure!(!sentences.is_empty(), "there are no cases in {}", cases.display());
            languages.push(sentences);
        }
        Ok(Writer { languages, chance: Chance(1), written: 0 })
    }

    /// An article of some 2 KB, in turn in one language and the other.
    fn article(&mut self) -> String {
        let sentences = self.languages.get(self.written % self.languages.len()).map_or(&[][..], Vec::as_slice);
        self.written += 1;
        let mut sentence = || sentences.get(self.chance.below(sentences.len())).map_or("", String::as_str);
        let paragraphs: Vec<String> =
            (0..6).map(|_| (0..4).map(|_| sentence()).collect::<Vec<_>>().join(" ")).collect();
        paragraphs.join("\n\n")
    }

    fn mixed(&mut self, bytes: usize) -> String {
        let mut text = String::new();
        while text.len() < bytes {
            text.push_str(&self.article());
            text.push_str("\n\n");
        }
        text
    }
}
