//! Patterns of a person's own, in the syntax of the `regex` crate, which matches in time linear to the text: no pattern can
//! hang a page.

#[cfg(target_arch = "wasm32")]
mod wasm;

use regex::{Regex, RegexBuilder};

/// The most memory that a compiled pattern may take, in bytes; `a{1000}{1000}` would take more.
const LARGEST: usize = 1 << 20;

/// The most characters that a pattern may have: compiling takes up to a millisecond for each (classes that are turned around, in
/// both cases).
const LONGEST: usize = 1_000;

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Where it is wrong, in characters from 1; `None` where it is too large as a whole.
    pub column: Option<usize>,
    /// What is wrong there.
    pub message: String,
}

/// A pattern that was compiled.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    ///
    /// A [`PatternError`] where it is no pattern, or too large a one.
    pub fn new(source: &str) -> Result<Pattern, PatternError> {
        if source.chars().nth(LONGEST).is_some() {
            let message = format!("a pattern has no more than {LONGEST} characters: make several of it");
            return Err(PatternError { column: Some(LONGEST + 1), message });
        }
        if let Err(error) = regex_syntax::ast::parse::Parser::new().parse(source) {
            let column = error.span().start.column;
            return Err(PatternError { column: Some(column), message: error.kind().to_string() });
        }
        let regex = RegexBuilder::new(source).multi_line(true).size_limit(LARGEST).build();
        regex.map(|regex| Pattern { regex }).map_err(|error| {
            let message = error.to_string();
            let last = message.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
            PatternError { column: None, message: last }
        })
    }

    /// The starts and ends of what matches in `text` and is not empty, in turn, in UTF-16 code units.
    pub fn find(&self, text: &str) -> Vec<u32> {
        let mut offsets = Vec::new();
        let (mut at, mut units) = (0, 0_u32);
        let mut unit_of = |byte: usize| {
            units += text.get(at..byte).map_or(0, |part| part.encode_utf16().count() as u32);
            at = byte;
            units
        };
        for found in self.regex.find_iter(text).filter(|found| !found.is_empty()) {
            offsets.extend([unit_of(found.start()), unit_of(found.end())]);
        }
        offsets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(source: &str, text: &str) -> Vec<u32> {
        Pattern::new(source).map(|pattern| pattern.find(text)).unwrap_or_default()
    }

    #[test]
    fn matches_are_given_in_utf_16() {
        assert_eq!(find(r"\bKA-\d+", "😀 KA-12 dan KA-7"), [3, 8, 13, 17]);
        assert_eq!(find("x*", "axxb"), [1, 3]);
        assert_eq!(find("(?i)^É.$", "éa\nb"), [0, 2]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_column() {
        let wrong = |source: &str| Pattern::new(source).err();
        assert_eq!(wrong("ab(c").and_then(|error| error.column), Some(3));
        assert_eq!(wrong("é[z-a]").and_then(|error| error.column), Some(3));
        assert!(wrong(r"\p{Nonsense}").is_some_and(|error| error.message.contains("property")));
        assert!(wrong("(a{1000}){1000}").is_some_and(|error| error.column.is_none()));
        assert!(wrong(&"é".repeat(1_000)).is_none());
        assert!(wrong(&"é".repeat(1_001)).is_some_and(|error| error.column == Some(1_001)));
    }

    #[test]
    fn no_pattern_takes_more_than_linear_time() {
        let text = "a".repeat(100_000) + "b";
        assert_eq!(find("(a|aa)+$", &text), []);
        assert_eq!(find("(a*)*b", &text), [0, 100_001]);
    }
}
