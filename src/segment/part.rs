//! Parts: the lines of a text, put together into paragraphs, with what is known of each so far.

use super::chrome::ChromeClass;
use crate::span::Span;

/// One paragraph, headline or line of furniture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Where it stands, in UTF-8 bytes, from its first character to its last that is not white space.
    pub span: Span,
    /// What it is taken for.
    pub role: Role,
    /// How many words it has; 0 for a part that is too long to count them.
    pub words: usize,
    /// Whether a blank line, or the beginning of the text, stands before it.
    pub after_blank: bool,
    /// Whether it is one line.
    pub one_line: bool,
    /// Whether it ends like a sentence.
    pub ends_sentence: bool,
    /// Whether it ends in a full stop or a colon, as headlines do not.
    pub ends_in_stop: bool,
    /// Whether its first letter is a capital or it opens with a number or a quotation mark.
    pub opens_high: bool,
    /// Whether more than the words of its heading stand in it.
    pub has_link: bool,
}

/// What a part is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text of the article.
    Text,
    /// A headline or subheading.
    Title,
    /// The line of the author, the agency or the date.
    Byline,
    /// Page furniture.
    Chrome(ChromeClass),
}

impl Role {
    /// Whether it may be page furniture.
    pub fn is_chrome(self) -> bool {
        matches!(self, Role::Chrome(_))
    }

    /// Whether it is page furniture wherever it stands.
    pub fn is_sure_chrome(self) -> bool {
        matches!(self, Role::Chrome(class) if class != ChromeClass::Edge)
    }
}

/// A part of fewer words is no sentence that could not stand on a button.
const FEWEST_WORDS: usize = 4;

/// A part that ends in no full stop is text all the same from this length on, in bytes.
const LONG_LINE: usize = 160;

impl Part {
    /// Whether it reads like a paragraph: a sentence, or a long line.
    pub fn reads_like_text(&self) -> bool {
        let counted = self.words >= FEWEST_WORDS || self.words == 0 && self.span.len() > LONG_LINE;
        counted && self.ends_sentence || self.span.len() >= LONG_LINE
    }

    /// Whether it is too long to be anything but a paragraph.
    pub fn is_long_text(&self) -> bool {
        self.ends_sentence && self.span.len() >= LONG_LINE
    }

    /// Whether it could be the text of a link: one line that is no sentence.
    pub fn is_link_like(&self) -> bool {
        self.one_line && !self.reads_like_text()
    }
}
