//! What is open where a page's reader is: the nesting of its elements, with those repairs of the HTML standard, section
//! 13.2.6, on which it hangs what is text, what is left out and how the tokenizer reads on.

use super::elements::{
    BREAKS_OUT, ENDS_PARAGRAPH, FORMATTING, OF_HEAD, SCOPES, SKIPPED, SPECIAL, TABLE_PARTS, VOID, is_inline,
    state_inside,
};
use html5gum::{StartTag, State};

/// Browsers nest no deeper. What is inside is left out then.
const DEEPEST: usize = 512;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Space {
    Html,
    Svg,
    Math,
}

#[derive(Debug)]
struct Open {
    name: String,
    space: Space,
    /// Whether HTML stands in this element of a picture or a formula.
    holds_html: bool,
    /// Whether it is the element whose text is read.
    scope: bool,
    /// Whether it is that element or in one.
    inside: bool,
    /// Whether its text is left out, be it for an element around it.
    left_out: bool,
}

impl Open {
    fn is_html(&self, names: &[&str]) -> bool {
        self.space == Space::Html && names.contains(&self.name.as_str())
    }
}

/// How an element stands in the text around it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// In its line.
    Inline,
    /// In its line, its own text left out.
    Gap,
    /// Apart.
    Block,
}

/// What an end tag closes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closed {
    pub any: bool,
    /// Whether the element whose text is read is among it.
    pub part: bool,
}

/// The elements that are open, outermost first.
#[derive(Debug)]
pub(super) struct Nesting {
    open: Vec<Open>,
    wanted: Option<&'static str>,
    too_deep: bool,
}

impl Nesting {
    /// Text is read in elements of the name that is wanted, or else anywhere.
    pub fn new(wanted: Option<&'static str>) -> Self {
        let page = Open {
            name: String::new(),
            space: Space::Html,
            holds_html: false,
            scope: false,
            inside: wanted.is_none(),
            left_out: false,
        };
        Self { open: vec![page], wanted, too_deep: false }
    }

    /// Whether text is read here.
    pub fn reads(&self) -> bool {
        !self.too_deep && self.open.last().is_some_and(|open| open.inside && !open.left_out)
    }

    /// Whether text may stand here. What stands in a table and in none of its cells, browsers put before the table.
    pub fn holds_text(&self) -> bool {
        !self.open.last().is_some_and(|open| open.is_html(&["colgroup", "table", "tbody", "tfoot", "thead", "tr"]))
    }

    /// Whether the innermost element is one of a picture or a formula.
    pub fn is_foreign(&self) -> bool {
        self.open.last().is_some_and(|open| open.space != Space::Html)
    }

    /// Whether what stands here is an element of the page: not one of a picture, nor of a template.
    pub fn is_in_page(&self) -> bool {
        self.space_inside() == Space::Html && !self.is_in_template()
    }

    fn is_in_template(&self) -> bool {
        self.open.iter().any(|open| open.is_html(&["template"]))
    }

    /// Closes what ends before an element. Gives whether the one whose text is read was among it.
    pub fn make_room(&mut self, tag: &StartTag<usize>, name: &str) -> bool {
        let font = || name == "font" && ["color", "face", "size"].iter().any(|attribute| has(tag, attribute));
        let mut ended = self.is_foreign() && (BREAKS_OUT.contains(&name) || font()) && self.break_out();
        if self.space_inside() != Space::Html {
            return ended;
        }
        if !OF_HEAD.contains(&name) {
            ended |= self.end_head();
        }
        if ENDS_PARAGRAPH.contains(&name) {
            ended |= self.end_before(&["p"], |open| open.is_html(SCOPES) || open.is_html(&["button"]));
        }
        let table = |open: &Open| open.is_html(&["table", "template"]);
        let item = |open: &Open| open.is_html(SPECIAL) && !open.is_html(&["address", "div", "p"]);
        ended |= match name {
            "li" => self.end_before(&["li"], item),
            "dd" | "dt" => self.end_before(&["dd", "dt"], item),
            "button" => self.end_before(&["button"], |open| open.is_html(SCOPES)),
            "td" | "th" => self.end_before(&["caption", "td", "th"], table),
            "tr" => self.end_before(&["caption", "colgroup", "td", "th", "tr"], table),
            "tbody" | "tfoot" | "thead" | "caption" | "colgroup" => self.end_before(TABLE_PARTS, table),
            _ => false,
        };
        ended
    }

    /// Opens an element. Gives how it stands in the text, and what the tokenizer goes on as; nothing where its tag counts for
    /// nothing.
    pub fn start(&mut self, tag: &StartTag<usize>, name: String) -> Option<(Place, Option<State>)> {
        let around = self.space_inside();
        let space = match (around, name.as_str()) {
            (Space::Html, "svg") => Space::Svg,
            (Space::Html, "math") => Space::Math,
            _ => around,
        };
        if around == Space::Html && self.is_ignored(&name) {
            return None;
        }
        let baked = name == "mark" && is(tag, "class", "sorot");
        let off = has(tag, "hidden") || is(tag, "data-sorot", "off");
        let left_out = SKIPPED.contains(&name.as_str()) || off || baked;
        let place = match is_inline(&name) {
            true if left_out => Place::Gap,
            true => Place::Inline,
            false => Place::Block,
        };
        let state = if space == Space::Html { state_inside(&name) } else { None };
        // The slash that closes an element counts for nothing in HTML.
        let empty = if space == Space::Html { VOID.contains(&name.as_str()) } else { tag.self_closing };
        if !empty && self.open.len() < DEEPEST {
            let (inside, outer_left_out) =
                self.open.last().map_or((false, false), |outer| (outer.inside, outer.left_out));
            let scope = !inside && self.wanted == Some(name.as_str());
            let holds_html = match space {
                Space::Html => false,
                Space::Svg => ["foreignobject", "desc", "title"].contains(&name.as_str()),
                Space::Math => {
                    ["mi", "mo", "mn", "ms", "mtext"].contains(&name.as_str())
                        || (name == "annotation-xml"
                            && ["text/html", "application/xhtml+xml"].iter().any(|kind| is(tag, "encoding", kind)))
                }
            };
            let left_out = left_out || outer_left_out;
            self.open.push(Open { name, space, holds_html, scope, inside: inside || scope, left_out });
        } else if !empty {
            self.too_deep = true;
        }
        Some((place, state))
    }

    /// Closes what an end tag ends.
    pub fn end(&mut self, name: &str) -> Closed {
        let mut part = self.is_foreign() && ["br", "p"].contains(&name) && self.break_out();
        // The page's own elements end where it does.
        let closed = if ["body", "html"].contains(&name) { None } else { self.closed_by(name) };
        let Some(at) = closed else { return Closed { any: false, part } };
        let alone = (FORMATTING.contains(&name) || name == "form")
            && self.open.iter().skip(at + 1).any(|open| open.is_html(SPECIAL));
        if alone {
            // What was left out for its sake stays so until the block ends.
            self.open.remove(at);
        } else {
            part |= self.close(at);
        }
        Closed { any: true, part }
    }

    /// Ends a head that text stands in.
    pub fn end_head(&mut self) -> bool {
        self.open.last().is_some_and(|open| open.is_html(&["head"])) && self.close(self.open.len() - 1)
    }

    /// The element that an end tag closes.
    fn closed_by(&self, name: &str) -> Option<usize> {
        let table = name == "table" || TABLE_PARTS.contains(&name);
        let special = SPECIAL.contains(&name);
        // From within a picture, an end tag speaks to the picture's elements first.
        let mut foreign = self.is_foreign();
        let mut parted = false;
        for (at, open) in self.open.iter().enumerate().skip(1).rev() {
            foreign &= open.space != Space::Html;
            if open.name == name && (foreign || !parted) {
                return Some(at);
            }
            parted |= open.holds_html;
            if foreign {
                continue;
            }
            let stops = match name {
                _ if parted => true,
                "template" => false,
                _ if table => open.is_html(&["table", "template"]),
                "li" => open.is_html(SCOPES) || open.is_html(&["ol", "ul"]),
                "p" => open.is_html(SCOPES) || open.is_html(&["button"]),
                _ if special || FORMATTING.contains(&name) => open.is_html(SCOPES),
                _ => open.is_html(SPECIAL),
            };
            if stops {
                return None;
            }
        }
        None
    }

    /// Where the next element stands: in HTML, or in a picture or a formula.
    fn space_inside(&self) -> Space {
        self.open.last().filter(|open| !open.holds_html).map_or(Space::Html, |open| open.space)
    }

    fn is_ignored(&self, name: &str) -> bool {
        match name {
            "head" => self.open.iter().any(|open| !["", "html"].contains(&open.name.as_str())),
            "form" => self.open.iter().any(|open| open.is_html(&["form"])) && !self.is_in_template(),
            _ if TABLE_PARTS.contains(&name) => !self.open.iter().any(|open| open.is_html(&["table", "template"])),
            _ => false,
        }
    }

    /// Closes the outermost element of these names that no barrier parts from here, and all that is open in it.
    fn end_before(&mut self, names: &[&str], is_barrier: impl Fn(&Open) -> bool) -> bool {
        let stops = |open: &Open| !open.is_html(names) && (is_barrier(open) || open.holds_html);
        let barrier = self.open.iter().rposition(stops).map_or(1, |at| at + 1);
        let found = self.open.iter().skip(barrier).position(|open| open.is_html(names));
        found.is_some_and(|at| self.close(barrier + at))
    }

    /// Leaves the picture or the formula.
    fn break_out(&mut self) -> bool {
        let stays = self.open.iter().rposition(|open| open.space == Space::Html || open.holds_html);
        stays.is_some_and(|at| self.close(at + 1))
    }

    fn close(&mut self, at: usize) -> bool {
        let ended = self.open.iter().skip(at).any(|open| open.scope);
        self.open.truncate(at.max(1));
        ended
    }
}

fn has(tag: &StartTag<usize>, attribute: &str) -> bool {
    tag.attributes.contains_key(attribute.as_bytes())
}

fn is(tag: &StartTag<usize>, attribute: &str, value: &str) -> bool {
    tag.attributes.get(attribute.as_bytes()).is_some_and(|own| own.value.0.as_slice() == value.as_bytes())
}
