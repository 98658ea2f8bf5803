//! The grammar of one language: its calendar words and patterns, compiled once into tables that are looked up by the
//! first element of a rule.

use super::action::Action;
use super::expression::Expr;
use super::lead::Leads;
use super::pattern::{self, Context, Element, NumberClass, Sequence};
use super::words;
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use std::collections::HashMap;

/// The patterns that no language changes: ISO dates, clocks with colons.
const SHARED_PATTERNS: &str = table::shared!("times-patterns.tsv");

/// Indices of categories and rules.
pub type Id = u32;

/// A compiled grammar.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    /// What opens at a token: the words of the calendar, and rules that begin with a word.
    pub openings: Lexicon<Opening>,
    /// The rules, in the order of the files. Of two readings of the same words the earlier rule's stands.
    pub rules: Vec<Rule>,
    /// The rules that begin with a category, by category.
    pub by_category: Vec<Leads>,
    /// The rules that begin with a number, by its class.
    pub by_number: Vec<(NumberClass, Leads)>,
    /// How sure a match of a category is, where it is a whole time expression; and where nothing stands beside it.
    scores: Vec<[Option<f64>; 2]>,
}

/// What a word opens.
#[derive(Clone, Debug, PartialEq)]
pub enum Opening {
    /// A word of a category, with its meaning.
    Word(Id, Expr),
    /// The rules whose first element it is.
    Rules(Leads),
}

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The category that it makes.
    pub category: Id,
    /// Its elements, in order.
    pub steps: Vec<Step>,
    /// What must stand before it.
    pub before: Vec<Context>,
    /// What must stand after it.
    pub after: Vec<Context>,
    /// What its elements mean together.
    pub action: Action,
}

/// One element of a rule, with its category looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it matches.
    pub target: Target,
    /// Whether it must touch the element before it.
    pub glued: bool,
}

/// What a step matches.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// One token, by the hash of its folded form and that form.
    Word(u32, Box<str>),
    /// A constituent of this category.
    Category(Id),
    /// A number.
    Number(NumberClass),
}

impl Grammar {
    /// Compiles the files of a language. Rows that cannot be read are left out; a test names them.
    pub fn load(files: &LanguageFiles) -> Grammar {
        compile(files).0
    }
}

impl Grammar {
    /// How sure a match of `category` is, where it is a whole time expression; `alone` where nothing stands beside it.
    pub fn score(&self, category: Id, alone: bool) -> Option<f64> {
        let [anywhere, only_alone] = *self.scores.get(category as usize)?;
        anywhere.or(only_alone.filter(|_| alone))
    }
}

/// What is wrong in the time files of a language, one line each.
#[cfg(test)]
fn problems(files: &LanguageFiles) -> Vec<String> {
    compile(files).1
}

fn compile(files: &LanguageFiles) -> (Grammar, Vec<String>) {
    let mut builder = Builder::default();
    for row in table::rows(files.file("times.tsv")) {
        builder.words(row);
    }
    for row in table::rows(files.file("approximators.tsv")).filter(|row| row.column(2) == "before") {
        builder.modifiers(row);
    }
    // What a language says of itself stands before what holds for all.
    for row in table::rows(files.file("times_patterns.tsv")).chain(table::rows(SHARED_PATTERNS)) {
        builder.pattern(row);
    }
    builder.finish()
}

#[derive(Default)]
struct Builder {
    grammar: Grammar,
    categories: HashMap<String, Id>,
    by_word: HashMap<Box<str>, Leads>,
    made: Vec<bool>,
    wanted: Vec<(Id, String)>,
    problems: Vec<String>,
}

impl Builder {
    fn category(&mut self, name: &str) -> Id {
        if let Some(&id) = self.categories.get(name) {
            return id;
        }
        let id = Id::try_from(self.categories.len()).unwrap_or(Id::MAX);
        self.categories.insert(name.to_owned(), id);
        self.grammar.by_category.push(Leads::default());
        self.grammar.scores.push([None; 2]);
        self.made.push(false);
        id
    }

    fn makes(&mut self, category: Id) {
        if let Some(made) = self.made.get_mut(category as usize) {
            *made = true;
        }
    }

    fn words(&mut self, row: table::Row<'_>) {
        let name = row.column(0);
        let Some(meaning) = words::meaning(name, row.column(1)) else {
            self.problems.push(format!("times.tsv: '{}' is no value of '{name}'", row.column(1)));
            return;
        };
        let category = self.category(name);
        self.makes(category);
        for form in row.forms(2) {
            self.grammar.openings.insert(form, Opening::Word(category, meaning.clone()));
        }
    }

    /// The words before a number that say that it is not exact, or bound it; their file is that of the numbers.
    fn modifiers(&mut self, row: table::Row<'_>) {
        let category = self.category(if row.column(1) == "about" { "approximator" } else { "bound" });
        self.makes(category);
        for form in row.forms(0) {
            self.grammar.openings.insert(form, Opening::Word(category, Expr::Modifier));
        }
    }

    fn pattern(&mut self, row: table::Row<'_>) {
        let (name, pattern, action) = (row.column(0), row.column(1), row.column(2));
        if name == "emit" || name == "whole" {
            let score = action.parse().ok();
            for part in pattern.split_whitespace() {
                let category = self.category(part);
                self.wanted.push((category, part.to_owned()));
                if let Some([anywhere, alone]) = self.grammar.scores.get_mut(category as usize) {
                    *(if name == "emit" { anywhere } else { alone }) = score;
                }
            }
            return;
        }
        let category = self.category(name);
        self.makes(category);
        let Some(action) = Action::read(action) else {
            self.problems.push(format!("{name}: '{pattern}': there is no action '{action}'"));
            return;
        };
        match pattern::read(pattern) {
            Ok(ways) => ways.into_iter().for_each(|way| self.rule(category, way, action)),
            Err(message) => self.problems.push(format!("{name}: {message}")),
        }
    }

    fn rule(&mut self, category: Id, way: Sequence, action: Action) {
        let Ok(id) = Id::try_from(self.grammar.rules.len()) else {
            return;
        };
        let mut steps: Vec<Step> = Vec::with_capacity(way.steps.len());
        for step in way.steps {
            let target = match step.element {
                Element::Word(hash, form) => Target::Word(hash, form),
                Element::Number(class) => Target::Number(class),
                Element::Category(name) => {
                    let category = self.category(&name);
                    self.wanted.push((category, name.into()));
                    Target::Category(category)
                }
                Element::Edge(edge) => {
                    self.problems.push(format!("a match has no {edge:?} in it: that is for contexts"));
                    return;
                }
            };
            steps.push(Step { target, glued: step.glued });
        }
        match steps.first().map(|step| &step.target) {
            Some(Target::Word(_, form)) => self.by_word.entry(form.clone()).or_default().push(id, &steps),
            Some(Target::Category(first)) => {
                if let Some(rules) = self.grammar.by_category.get_mut(*first as usize) {
                    rules.push(id, &steps);
                }
            }
            Some(Target::Number(class)) => {
                let lists = &mut self.grammar.by_number;
                if let Some((_, rules)) = lists.iter_mut().find(|(known, _)| known == class) {
                    rules.push(id, &steps);
                } else {
                    let mut rules = Leads::default();
                    rules.push(id, &steps);
                    lists.push((*class, rules));
                }
            }
            None => return,
        }
        self.grammar.rules.push(Rule { category, steps, before: way.before, after: way.after, action });
    }

    fn finish(mut self) -> (Grammar, Vec<String>) {
        for (form, rules) in self.by_word {
            self.grammar.openings.insert(&form, Opening::Rules(rules));
        }
        for (category, name) in self.wanted {
            if self.made.get(category as usize) == Some(&false) {
                self.problems.push(format!("nothing makes the category '{name}'"));
            }
        }
        self.problems.dedup();
        (self.grammar, self.problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn every_row_of_every_language_can_be_read() {
        for files in LANGUAGES.iter().filter(|files| !files.file("times.tsv").is_empty()) {
            assert_eq!(problems(files), Vec::<String>::new(), "{}", files.code);
        }
    }
}
