//! Lines, and what of each line its patterns look at.

use crate::span::Span;
use crate::token::{Case, Gap, Token, TokenKind, fold_hash, within};

/// Longer lines, in bytes, are running text and never looked at word by word.
pub(super) const LONGEST_SHORT_LINE: usize = 400;

/// One line that is not blank, without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it stands, in UTF-8 bytes.
    pub span: Span,
    /// How many characters it has.
    pub width: usize,
    /// Whether a blank line, or the beginning of the text, stands before it.
    pub after_blank: bool,
}

/// The lines of `text` that are not blank, in order, and whether a blank line stands behind the last one. `after_blank` tells
/// the same of what stands before the first.
pub(super) fn lines(text: &str, mut after_blank: bool) -> (Vec<Line>, bool) {
    let mut found = Vec::new();
    let mut start = 0;
    // A CRLF gives an empty line between its two halves, which is no blank line of the text.
    let mut after_return = false;
    while start < text.len() {
        let piece = text.get(start..line_end(text, start)).unwrap_or("");
        let line = piece.trim();
        let is_half = after_return && piece == "\n";
        after_return = piece.ends_with('\r');
        if line.is_empty() {
            after_blank |= !is_half;
        } else {
            let lead = piece.len() - piece.trim_start().len();
            let span = Span::new(start + lead, start + lead + line.len());
            found.push(Line { span, width: line.chars().count(), after_blank });
            after_blank = false;
        }
        start += piece.len();
    }
    (found, after_blank)
}

/// Where the line that starts at byte `start` ends, behind its line break.
fn line_end(text: &str, start: usize) -> usize {
    let mut at = start;
    // A line break is ASCII, or one of a few characters that begin with these bytes.
    let may_break = |byte: u8| matches!(byte, b'\n' | b'\r' | 0x0B | 0x0C | 0xC2 | 0xE2);
    while let Some(found) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|byte| may_break(*byte))) {
        let Some(letter) = text.get(at + found..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        at += found + letter.len_utf8();
        if is_line_break(letter) {
            return at;
        }
    }
    text.len()
}

fn is_line_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// One word of a line, or a run of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineWord {
    /// The hash of its folded form; of `0` for a number.
    pub hash: u32,
    /// How it is cased.
    pub case: Case,
    /// What mark stands right behind it.
    pub mark: Mark,
}

impl LineWord {
    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        self.hash == number_hash()
    }
}

/// A mark behind a word, as far as patterns ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// None, or one that does not matter.
    None,
    /// A colon.
    Colon,
    /// What parts the items of a navigation bar or a byline: `›`, `»`, `>`, `/`, `|`, `•`, `·`, a comma or a dash.
    Separator,
}

/// The words of one line, in a buffer that serves for every line.
#[derive(Debug, Default)]
pub(super) struct LineWords {
    /// The words.
    pub words: Vec<LineWord>,
}

impl LineWords {
    /// Reads `span` of `text`, which has these `tokens`. A line that is longer than [`LONGEST_SHORT_LINE`] gives no words.
    pub fn read(&mut self, text: &str, tokens: &[Token], span: Span) {
        self.words.clear();
        if span.len() > LONGEST_SHORT_LINE {
            return;
        }
        let mut behind_dot = false;
        for token in tokens.get(within(tokens, span)).unwrap_or_default() {
            let written = token.span().of(text);
            match token.kind {
                TokenKind::Word => {
                    // The `com` of a site's name is cased as the name is.
                    let case = if behind_dot && token.gap == Gap::None { Case::Mixed } else { token.case };
                    self.words.push(LineWord { hash: token.hash, case, mark: Mark::None });
                }
                // `1.250` and `10:30` are one number here.
                TokenKind::Number
                    if self.words.last().is_some_and(|word| word.is_number() && word.mark != Mark::Separator) => {}
                TokenKind::Number => {
                    self.words.push(LineWord { hash: number_hash(), case: Case::None, mark: Mark::None });
                }
                TokenKind::Symbol if written == "©" => {
                    self.words.push(LineWord { hash: token.hash, case: Case::None, mark: Mark::None });
                }
                TokenKind::Symbol => {
                    if let Some(word) = self.words.last_mut() {
                        word.mark = mark(written).unwrap_or(word.mark);
                    }
                }
            }
            behind_dot = written == "." && token.gap == Gap::None;
        }
    }
}

fn mark(written: &str) -> Option<Mark> {
    match written {
        ":" => Some(Mark::Colon),
        "›" | "»" | ">" | "/" | "|" | "•" | "·" | "," | "-" | "–" | "—" => Some(Mark::Separator),
        _ => None,
    }
}

/// What stands for every number.
pub(super) fn number_hash() -> u32 {
    fold_hash("0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens_of;

    #[test]
    fn lines_lose_the_white_space_around_them() {
        let text = "\r\n  satu \r\ndua\r\n\r\n\ttiga\n\u{2028}empat";
        let found: Vec<_> = lines(text, true).0.iter().map(|line| (line.span.of(text), line.after_blank)).collect();
        assert_eq!(found, [("satu", true), ("dua", false), ("tiga", true), ("empat", true)]);
    }

    #[test]
    fn a_number_is_one_word() {
        let text = "1.250 komentar: ya";
        let mut line = LineWords::default();
        line.read(text, &tokens_of(text), Span::new(0, text.len()));
        assert_eq!(line.words.len(), 3);
        assert!(line.words[0].is_number());
        assert_eq!(line.words[1].mark, Mark::Colon);
    }
}
