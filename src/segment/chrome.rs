//! Page furniture: share links, comment forms, navigation, pasted along with an article.
//!
//! A line is furniture by what it says (`chrome.tsv`), or by where it stands: between lines that are furniture, outside
//! the article. A paragraph of the article must never be lost, so whatever reads like one stops the second kind.

use super::lines::{LineWord, Mark, number_hash};
use super::part::{Part, Role};
use crate::language::{LanguageFiles, table};
use crate::token::fold_hash;
use std::collections::HashMap;

/// How a line that matches a pattern is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ChromeClass {
    /// Only beside other furniture, or outside the article.
    Edge,
    /// Wherever it stands.
    Line,
    /// With the links that follow it.
    List,
    /// With all that follows it, for the article ends before it.
    End,
}

/// What page furniture says, in every language.
#[derive(Clone, Debug, Default)]
pub(super) struct ChromeRules {
    /// By the hash of the first word; patterns that open with `*` by that of nothing.
    patterns: HashMap<Option<u32>, Vec<Pattern>>,
}

#[derive(Clone, Debug)]
struct Pattern {
    items: Vec<Item>,
    class: ChromeClass,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Word { hash: u32, colon: bool },
    Anything,
}

/// A pattern with no more words than this may open a sentence of the article, too.
const FEW_WORDS: usize = 2;

/// A line with more words than this that ends like a sentence is running text.
const LONGEST_LINK: usize = 12;

impl ChromeRules {
    /// Adds the patterns of one language.
    pub fn add(&mut self, files: &LanguageFiles) {
        for row in table::rows(files.file("chrome.tsv")) {
            let class = match row.column(1) {
                "edge" => ChromeClass::Edge,
                "list" => ChromeClass::List,
                "end" => ChromeClass::End,
                _ => ChromeClass::Line,
            };
            let items = items(row.column(0));
            let key = match items.first() {
                Some(Item::Word { hash, .. }) => Some(*hash),
                Some(Item::Anything) => None,
                None => continue,
            };
            self.patterns.entry(key).or_default().push(Pattern { items, class });
        }
    }

    /// The class of a line with these words; `None` for a line of the article. `ends_sentence` tells whether the line
    /// ends like a sentence.
    pub fn class(&self, words: &[LineWord], ends_sentence: bool) -> Option<ChromeClass> {
        let first = words.first()?;
        let by_word = self.patterns.get(&Some(first.hash)).into_iter().flatten();
        let by_end = self.patterns.get(&None).into_iter().flatten();
        let prose = ends_sentence && words.len() > LONGEST_LINK;
        by_word
            .chain(by_end)
            .filter(|pattern| !(prose && pattern.is_short()) && matches(&pattern.items, words))
            .map(|pattern| pattern.class)
            .max()
            .max(self.is_bar(words).then_some(ChromeClass::Line))
    }

    /// Whether the line is a row of links, each of them furniture: `Facebook Twitter WhatsApp`, `Home > News > …`.
    fn is_bar(&self, words: &[LineWord]) -> bool {
        let mut at = 0;
        let mut links = 0;
        while at < words.len() {
            let rest = words.get(at..).unwrap_or(&[]);
            let len = self.longest_link(rest);
            if len == 0 {
                // A path of pages: the first are furniture, and the rest is parted from them.
                return links > 0 && words.get(at - 1).is_some_and(|word| word.mark == Mark::Separator) && {
                    let parted = words.iter().filter(|word| word.mark == Mark::Separator).count();
                    parted >= 2 && words.len() <= (parted + 1) * 3
                };
            }
            links += 1;
            at += len;
        }
        links > 1
    }

    /// How many of the first words are a link of its own; 0 for none.
    fn longest_link(&self, words: &[LineWord]) -> usize {
        let Some(first) = words.first() else {
            return 0;
        };
        self.patterns
            .get(&Some(first.hash))
            .into_iter()
            .flatten()
            .filter(|pattern| {
                !pattern.items.contains(&Item::Anything)
                    && words.get(..pattern.items.len()).is_some_and(|head| matches(&pattern.items, head))
            })
            .map(|pattern| pattern.items.len())
            .max()
            .unwrap_or(0)
    }
}

impl Pattern {
    /// Whether the pattern is a few words and then anything.
    fn is_short(&self) -> bool {
        self.items.contains(&Item::Anything) && self.items.len() <= FEW_WORDS + 1
    }
}

fn items(pattern: &str) -> Vec<Item> {
    let spaced = pattern.replace('*', " * ");
    spaced
        .split_whitespace()
        .map(|word| match word {
            "*" => Item::Anything,
            _ if word.bytes().all(|byte| byte.is_ascii_digit()) => Item::Word { hash: number_hash(), colon: false },
            _ => {
                let bare = word.trim_end_matches(':');
                Item::Word { hash: fold_hash(bare), colon: bare.len() < word.len() }
            }
        })
        .collect()
}

/// Whether the pattern covers all the words. Goes back at most to the last `*`, as every glob can.
fn matches(items: &[Item], words: &[LineWord]) -> bool {
    let (mut item, mut word) = (0, 0);
    let mut retry = None;
    loop {
        match (items.get(item), words.get(word)) {
            (None, None) => return true,
            (Some(Item::Anything), _) => {
                item += 1;
                retry = Some((item, word));
                continue;
            }
            // The colon at the end of a line may be left out.
            (Some(Item::Word { hash, colon }), Some(found))
                if *hash == found.hash && (!colon || found.mark == Mark::Colon || word + 1 == words.len()) =>
            {
                item += 1;
                word += 1;
                continue;
            }
            _ => {}
        }
        match retry {
            Some((after, from)) if from < words.len() => {
                retry = Some((after, from + 1));
                (item, word) = (after, from + 1);
            }
            _ => return false,
        }
    }
}

/// Decides by position what the words of the lines left open: links under their heading, names between furniture, and
/// what follows the article.
pub(super) fn place(parts: &mut [Part]) {
    take_lists(parts);
    take_head(parts);
    take_tail(parts);
    settle_edges(parts);
}

/// The links under a heading: those of the same group of lines, or else the one line after it.
fn take_lists(parts: &mut [Part]) {
    let mut taking = None;
    for part in parts {
        if part.role == Role::Chrome(ChromeClass::List) {
            // A heading that brings its link along needs no other line.
            taking = (!part.has_link).then_some(0);
            continue;
        }
        let Some(taken) = taking else {
            continue;
        };
        let goes_on = !part.after_blank || taken == 0;
        if goes_on && part.role == Role::Text && part.is_link_like() {
            part.role = Role::Chrome(ChromeClass::Line);
            taking = Some(taken + 1);
        } else {
            taking = None;
        }
    }
}

/// Before the article: short lines between furniture. The line before the first paragraph is left for the title.
fn take_head(parts: &mut [Part]) {
    let article = parts.iter().position(|part| part.role == Role::Text && part.reads_like_text()).unwrap_or(0);
    let Some(last) = parts.get(..article).unwrap_or(&[]).iter().rposition(|part| part.role.is_chrome()) else {
        return;
    };
    let first = parts.iter().position(|part| part.role.is_chrome()).unwrap_or(last);
    for part in parts.get_mut(first..last).unwrap_or(&mut []) {
        if part.role == Role::Text && part.words > 0 && part.words <= 3 {
            part.role = Role::Chrome(ChromeClass::Line);
        }
    }
}

/// After the article: whatever stands between furniture, and all that follows a comment form or a list of links.
fn take_tail(parts: &mut [Part]) {
    let after = parts.iter().rposition(|part| part.role == Role::Text && part.reads_like_text()).map_or(0, |at| at + 1);
    let first = parts.iter().skip(after).position(|part| part.role.is_sure_chrome()).map(|at| at + after);
    let last = parts.iter().rposition(|part| part.role.is_chrome());
    if let (Some(first), Some(last), true) = (first, last, after > 0) {
        for part in parts.get_mut(first..last).unwrap_or(&mut []) {
            if part.role == Role::Text {
                part.role = Role::Chrome(ChromeClass::Line);
            }
        }
    }

    let long = parts.iter().rposition(|part| part.role == Role::Text && part.is_long_text()).map_or(0, |at| at + 1);
    let Some(end) = parts.iter().skip(long).position(|part| part.role == Role::Chrome(ChromeClass::End)) else {
        return;
    };
    let (before, behind) = parts.split_at_mut(long + end);
    let size = |parts: &[Part]| -> usize {
        parts.iter().filter(|part| part.role == Role::Text).map(|part| part.span.len()).sum()
    };
    if size(before) > size(behind) {
        for part in behind {
            if part.role == Role::Text {
                part.role = Role::Chrome(ChromeClass::Line);
            }
        }
    }
}

/// A line that is furniture only beside other furniture: the run of such lines that it stands in has sure furniture, or
/// is long, or the article is over.
fn settle_edges(parts: &mut [Part]) {
    let is_text = |part: &Part| part.role == Role::Text && part.reads_like_text();
    let first_text = parts.iter().position(is_text).unwrap_or(parts.len());
    let last_text = parts.iter().rposition(is_text).unwrap_or(0);
    let mut at = 0;
    while at < parts.len() {
        let run = parts.get(at..).unwrap_or(&[]).iter().take_while(|part| part.role.is_chrome()).count();
        let fewest = if at < first_text { 2 } else { 3 };
        let within = at < last_text || first_text == parts.len();
        let run_parts = parts.get_mut(at..at + run).unwrap_or(&mut []);
        let sure = run_parts.iter().any(|part| part.role.is_sure_chrome()) || run >= fewest;
        if !sure && within {
            for part in run_parts {
                part.role = Role::Text;
            }
        }
        at += run.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::LineWords;
    use super::*;
    use crate::language::LANGUAGES;
    use crate::span::Span;
    use crate::token::tokens_of;

    fn class(text: &str) -> Option<ChromeClass> {
        let mut rules = ChromeRules::default();
        for language in LANGUAGES {
            rules.add(language);
        }
        let mut line = LineWords::default();
        line.read(text, &tokens_of(text), Span::new(0, text.len()));
        rules.class(&line.words, text.ends_with('.'))
    }

    #[test]
    fn furniture_is_known_by_what_it_says() {
        for (text, expected) in [
            ("Baca juga: Harga Cabai Naik Dua Kali Lipat", Some(ChromeClass::List)),
            ("ADVERTISEMENT", Some(ChromeClass::Line)),
            ("12 Komentar", Some(ChromeClass::Line)),
            ("Facebook Twitter WhatsApp Copy Link", Some(ChromeClass::Line)),
            ("Beranda › Berita › Daerah", Some(ChromeClass::Line)),
            ("© 2024 Contoh Media. All Rights Reserved", Some(ChromeClass::Line)),
            ("Leave a Reply", Some(ChromeClass::End)),
            ("Facebook", Some(ChromeClass::Edge)),
        ] {
            assert_eq!(class(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_of_the_article_are_no_furniture() {
        for text in [
            "Komentar warga beragam.",
            "Iklan layanan itu akan tayang mulai pekan depan di semua stasiun.",
            "Facebook membantah laporan itu.",
            "Read more than three books a month and the brain stays young, the study of old readers says.",
            "Politik dan ekonomi tidak terpisahkan.",
            "Home prices rose 3 percent.",
        ] {
            assert_eq!(class(text), None, "{text}");
        }
    }
}
