//! Cardinals: which bare numbers are counts, and what they count.
//!
//! Precision comes first here: in news, most digits that are no date, no amount and no measure stand in names ("Boeing
//! 737", "G-20"), codes and addresses, and most of "one" and "satu" are pronouns.

use super::amount::{Amount, Kind};
use super::measure::LONE_NUMBER;
use super::numeral::Form;
use super::phrases::{ending_at, goes_on};
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use crate::token::{Case, Gap, TokenKind, Tokens};

/// The most words of a counted phrase, from the number to its noun.
const LONGEST_PHRASE: usize = 4;

/// What the letter of "41.2m shares" stands for.
const MILLION: f64 = 1e6;

/// The words around counts (`counted.tsv`).
#[derive(Clone, Debug, Default)]
pub(super) struct CountWords {
    words: Lexicon<Role>,
    /// How words start that are verbs rather than nouns.
    stop_prefixes: Vec<&'static str>,
    /// How nouns end of which there are several; empty where nouns do not show it.
    plurals: Vec<&'static str>,
    /// Whether modifiers stand after the noun.
    noun_first: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Noun,
    Modifier,
    Stop,
    Opener,
    Pronoun,
    NotAfter,
    NotBefore,
    Numbered,
    Partitive,
    Whole,
    /// Before a share: "by a third".
    BeforeShare,
    /// Behind one: "a third more".
    AfterShare,
    Article,
    Month,
}

impl CountWords {
    pub(super) fn load(files: &LanguageFiles) -> CountWords {
        let mut words = Lexicon::default();
        let mut stop_prefixes = Vec::new();
        let mut plurals = Vec::new();
        for row in table::rows(files.file("counted.tsv")) {
            let role = match row.column(0) {
                "noun" => Role::Noun,
                "modifier" => Role::Modifier,
                "stop" => Role::Stop,
                "opener" => Role::Opener,
                "pronoun" => Role::Pronoun,
                "not_after" => Role::NotAfter,
                "not_before" => Role::NotBefore,
                "numbered" => Role::Numbered,
                "partitive" => Role::Partitive,
                "whole" => Role::Whole,
                "before_share" => Role::BeforeShare,
                "after_share" => Role::AfterShare,
                "plural" => {
                    plurals.extend(row.forms(1));
                    continue;
                }
                "stop_prefix" => {
                    stop_prefixes.extend(row.forms(1));
                    continue;
                }
                _ => continue,
            };
            for form in row.forms(1) {
                words.insert(form, role);
            }
        }
        // A language with articles puts its modifiers before the noun; so says its file of number words.
        let mut noun_first = true;
        for row in table::rows(files.file("numerals.tsv")).filter(|row| row.column(1) == "article") {
            noun_first = false;
            for form in row.forms(0) {
                words.insert(form, Role::Article);
            }
        }
        for row in table::rows(files.file("times.tsv")).filter(|row| row.column(0) == "month") {
            for form in row.forms(2) {
                words.insert(form, Role::Month);
            }
        }
        CountWords { words, stop_prefixes, plurals, noun_first }
    }

    fn at(&self, tokens: &Tokens<'_>, index: usize, role: Role) -> Option<usize> {
        self.words.longest_of(tokens, index, |own| *own == role).map(|found| found.len)
    }

    fn ends_at(&self, tokens: &Tokens<'_>, index: usize, role: Role) -> bool {
        ending_at(&self.words, tokens, index, 0, |found| *found == role).is_some()
    }

    pub(super) fn is_after_article(&self, tokens: &Tokens<'_>, index: usize) -> bool {
        self.ends_at(tokens, index, Role::Article)
    }

    /// Whether the ordinal says "both", "all three": "kedua negara". It has the noun after it, and none before it that it
    /// could number.
    pub(super) fn is_collective(&self, tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
        if !self.noun_first || self.counted(tokens, end).is_none() {
            return false;
        }
        let Some(before) =
            start.checked_sub(1).filter(|_| tokens.get(start).is_some_and(|token| !token.starts_sentence))
        else {
            return true;
        };
        let noun = self.at(tokens, before, Role::Noun).is_some();
        let listed = self.at(tokens, end, Role::Noun).is_some();
        let function = self.at(tokens, before, Role::Stop).or_else(|| self.at(tokens, before, Role::Opener)).is_some();
        !noun && (listed || function)
    }

    /// The counted noun after token `end`, as the index just past it.
    pub(super) fn counted(&self, tokens: &Tokens<'_>, end: usize) -> Option<usize> {
        let mut at = end;
        if !self.noun_first {
            while let Some(len) = self.modifier_at(tokens, at) {
                at += len;
            }
        }
        let noun = match self.at(tokens, at, Role::Noun) {
            Some(len) => at + len,
            None => self.other_noun(tokens, at)?,
        };
        if tokens.get(end)?.gap != Gap::Space {
            return None;
        }
        match self.modifier_at(tokens, noun).filter(|_| self.noun_first && self.at(tokens, noun, Role::Stop).is_none())
        {
            Some(len) => Some(noun + len),
            None => Some(noun),
        }
    }

    /// "41.2m shares": so many millions, where things are counted and no length is told.
    pub(super) fn millions(&self, tokens: &Tokens<'_>, amount: &Amount) -> Option<Amount> {
        let letter = tokens.text(amount.end) == "m" && tokens.is_glued(amount.end);
        let counts = letter && !self.noun_first && self.is_listed(tokens, amount.end + 1);
        let end = amount.end + 1;
        let numeral = (amount.numeral.0, end);
        counts.then(|| Amount { end, numeral, form: Form::Mixed, scale: MILLION, ..amount.clone().times(MILLION) })
    }

    /// Whether a noun of the list stands at token `at`.
    pub(super) fn is_listed(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        self.at(tokens, at, Role::Noun).is_some()
    }

    fn modifier_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        self.at(tokens, at, Role::Modifier).filter(|_| tokens.get(at).is_some_and(|token| token.gap == Gap::Space))
    }

    /// A word that no list knows is counted where it is written small and no list forbids it. Where nouns show that
    /// there are several of them, it is the first word that does, with what stands before it: "five elected regional
    /// councillors".
    fn other_noun(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let single = at
            .checked_sub(1)
            .is_some_and(|number| tokens.text(number) == "1" || self.at(tokens, number, Role::Pronoun).is_some());
        if self.plurals.is_empty() || single {
            return self.is_plain_word(tokens, at).then_some(at + 1);
        }
        let mut end = at;
        for _ in 0..LONGEST_PHRASE {
            // "600 part-time teachers"
            let compound = tokens.is_symbol(end + 1, '-') && tokens.is_glued(end + 1) && tokens.is_glued(end + 2);
            let last = if compound { end + 2 } else { end };
            let word = if compound { self.is_word_part(tokens, end) } else { self.is_plain_word(tokens, end) };
            if !word {
                return None;
            }
            end = last + 1;
            let text = tokens.text(last);
            if self.plurals.iter().any(|ending| text.len() > ending.len() + 2 && text.ends_with(ending))
                && !text.ends_with("ss")
            {
                return Some(end);
            }
            if self.at(tokens, end, Role::Noun).is_some() {
                return self.at(tokens, end, Role::Noun).map(|len| end + len);
            }
        }
        None
    }

    fn is_word_part(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower && token.gap == Gap::Space)
            && self.at(tokens, at, Role::Stop).is_none()
    }

    /// Whether a word in small letters stands at token `at` that may be counted.
    pub(super) fn is_plain_word(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let text = tokens.text(at);
        let verb = self.stop_prefixes.iter().any(|prefix| text.len() > prefix.len() + 3 && text.starts_with(prefix));
        text.len() > 2 && !verb && !goes_on(tokens, at + 1) && self.is_word_part(tokens, at)
    }

    /// Whether a bare number is a count.
    pub(super) fn is_count(&self, tokens: &Tokens<'_>, amount: &Amount) -> bool {
        let (start, end) = amount.numeral;
        let modified = amount.start < start || amount.end > end;
        let alone = tokens.len() <= LONE_NUMBER;
        let noun = self.at(tokens, amount.end, Role::Noun).is_some()
            || (self.modifier_at(tokens, amount.end).is_some() && !self.noun_first);
        if is_joined_before(tokens, start) || is_joined_after(tokens, end) {
            return false;
        }
        // What is left of an impossible day, 31 June, counts nothing.
        let day = self.at(tokens, end, Role::Month).is_some()
            || (!noun && !modified && self.ends_at(tokens, start, Role::Month));
        if day && matches!(amount.form, Form::Plain) {
            return false;
        }
        let is_share = || {
            self.ends_at(tokens, start, Role::BeforeShare)
                || [Role::Stop, Role::AfterShare].iter().any(|role| self.at(tokens, end, *role).is_some())
        };
        if amount.doubtful && !(alone || modified || is_share()) {
            return false;
        }
        match amount.form {
            Form::Words => self.is_spelled_count(tokens, amount, alone, modified, noun),
            Form::Vague => end > start + 1 || !is_vague_unit(amount) || alone,
            Form::Plain => {
                !is_list_marker(tokens, amount)
                    && (noun || modified || alone || !self.is_in_name(tokens, start))
                    && (noun || !self.ends_at(tokens, start, Role::Numbered) || alone)
            }
            // "Boeing 767-200": a range of a name, where "Cina 3-2" is a score.
            Form::Digits if matches!(amount.kind, Kind::Score) || amount.number.is_none() => {
                tokens.text(start).len() < 3 || noun || modified || !self.is_in_name(tokens, start)
            }
            Form::Digits => noun || modified || alone || !self.is_version(tokens, amount),
            Form::Mixed => true,
        }
    }

    fn is_spelled_count(&self, tokens: &Tokens<'_>, amount: &Amount, alone: bool, modified: bool, noun: bool) -> bool {
        let (start, end) = amount.numeral;
        let single = end == start + 1;
        let is_pronoun = single && self.at(tokens, start, Role::Pronoun).is_some();
        if is_pronoun {
            let refused = [Role::NotAfter, Role::Numbered].iter().any(|role| self.ends_at(tokens, start, *role))
                || self.at(tokens, end, Role::NotBefore).is_some();
            return !refused
                && (alone || modified || noun || (amount.number == Some(1.0) && self.is_one(tokens, start)));
        }
        // "the first half" is a time or a place.
        let is_part = single && amount.number == Some(0.5) && self.ends_at(tokens, start, Role::Whole);
        // "Raja Empat": the word closes a name.
        let token = tokens.get(start);
        let is_named = single
            && token.is_some_and(|token| token.case == Case::Capital && !token.starts_sentence)
            && !noun
            && self.is_in_name(tokens, start)
            && !tokens.get(end).is_some_and(|next| next.gap == Gap::Space && next.case == Case::Capital);
        // "Letnan Dua": a rank.
        let is_rank = single
            && token.is_some_and(|token| token.case == Case::Capital && !token.starts_sentence)
            && self.ends_at(tokens, start, Role::Numbered);
        // "half-time"
        let is_prefix = single && amount.number == Some(0.5) && tokens.is_symbol(end, '-') && tokens.is_glued(end);
        !is_part && !is_prefix && !is_named && !is_rank
    }

    /// Whether the number word at token `at` says how many: "one goal", "one of them", "one Romanian".
    fn is_one(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let small = tokens.get(at).is_some_and(|token| token.case == Case::Lower);
        let name = tokens.get(at + 1).is_some_and(|next| next.case == Case::Capital && next.gap == Gap::Space);
        self.is_plain_word(tokens, at + 1) || self.at(tokens, at + 1, Role::Partitive).is_some() || (small && name)
    }

    /// "iOS 14.2", "Android 4.4": two short numbers and a full stop behind a name.
    fn is_version(&self, tokens: &Tokens<'_>, amount: &Amount) -> bool {
        let (start, end) = amount.numeral;
        let short = |at: usize| tokens.text(at).len() <= 2;
        end == start + 3
            && tokens.is_symbol(start + 1, '.')
            && short(start)
            && short(start + 2)
            && self.is_in_name(tokens, start)
    }

    /// Whether the word before a number is a name that the number belongs to: "Boeing 737", "Piala AFF 2022".
    fn is_in_name(&self, tokens: &Tokens<'_>, start: usize) -> bool {
        // "Ocean's 8"
        let Some(before) = start.checked_sub(1).and_then(|at| at.checked_sub(usize::from(tokens.is_possessive(at))))
        else {
            return false;
        };
        let Some(token) = tokens.get(before).filter(|token| token.kind == TokenKind::Word) else {
            return false;
        };
        let named = matches!(token.case, Case::Capital | Case::Upper | Case::Mixed);
        named
            && tokens.get(start).is_some_and(|number| number.gap == Gap::Space)
            && self.at(tokens, before, Role::Opener).is_none()
    }
}

/// "beberapa", "several": no number by itself.
fn is_vague_unit(amount: &Amount) -> bool {
    amount.max == Some(9.0)
}

/// "G-20", "B2", "3/4/5", "19:30", "$20", "@20": what stands before the digits takes them into a code.
pub(super) fn is_joined_before(tokens: &Tokens<'_>, start: usize) -> bool {
    if start == 0 || !tokens.is_glued(start) {
        return false;
    }
    let before = start - 1;
    match tokens.get(before).map(|token| token.kind) {
        Some(TokenKind::Symbol) => {
            let text = tokens.text(before);
            let joint = matches!(text, "-" | "/" | ":" | "." | "_" | "–" | "\\" | "'" | "’" | "+");
            matches!(text, "#" | "@" | "$" | "&" | "*" | "^" | "=" | "_" | "\\" | "%")
                || (joint && before > 0 && tokens.is_glued(before) && is_alphanumeric(tokens, before - 1))
        }
        Some(_) => true,
        None => false,
    }
}

/// "737-800", "3D", "20-an": what stands after the digits takes them into a code. A hyphen and a word do not: "10-man".
fn is_joined_after(tokens: &Tokens<'_>, end: usize) -> bool {
    if goes_on(tokens, end) {
        return !tokens.text(end).starts_with('\'') && !tokens.text(end).starts_with('’');
    }
    let digits_follow = tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Number && next.gap == Gap::None);
    let joint = matches!(tokens.text(end), "-" | "/" | ":" | "." | "_" | "–" | "^" | "*" | "=");
    (joint && tokens.is_glued(end) && digits_follow)
        || (tokens.is_glued(end) && matches!(tokens.text(end), "_" | "@" | "\\"))
}

fn is_alphanumeric(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.kind != TokenKind::Symbol)
}

/// "1. Siapkan alat", "2) Mix": a number that opens a line and closes with a mark of its own.
fn is_list_marker(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let opens = tokens.get(amount.start).is_some_and(|token| token.gap == Gap::Line);
    let marked = matches!(tokens.text(amount.end), "." | ")") && tokens.is_glued(amount.end);
    let bracketed = amount.start > 0
        && tokens.is_symbol(amount.start - 1, '(')
        && tokens.get(amount.start - 1).is_some_and(|token| token.gap == Gap::Line);
    (opens || bracketed) && marked && tokens.get(amount.end + 1).is_some_and(|next| next.gap == Gap::Space)
}
