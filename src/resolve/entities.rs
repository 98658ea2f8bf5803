//! Mentions → entities: which names speak of the same thing.
//!
//! Names are compared as forms: the different ways in which the text writes names of one class (persons, places, and each
//! other label on its own). Forms are joined when the gazetteer knows both as one thing, when one is the other with a
//! designator ("Kabupaten Garut"), when one abbreviates the other, and when one is a part of a person's fuller name.

use super::forms::{Class, Form, abbreviates, is_capitals, single_spaced, stands_for};
use crate::document::{Annotation, Entity};
use crate::label::Label;
use crate::names::NameResources;
use crate::span::Span;
use crate::token::{Tokens, fold, fold_onto, tokens_of};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// A name longer than this is not taken apart.
const LONGEST: usize = 8;

/// Joins the names among `annotations` to entities, in the order of their first mentions, and sets
/// [`Annotation::entity`] to their index.
pub fn join(text: &str, annotations: &mut [Annotation], names: &NameResources) -> Vec<Entity> {
    let mut forms = Forms::read(annotations, names);
    forms.join_known();
    forms.join_bracketed(text, annotations, names);
    forms.join_acronyms();
    forms.join_partial();
    forms.into_entities(annotations, names)
}

struct Forms {
    forms: Vec<Form>,
    /// The forms by their folded names, for each [`Class::index`].
    by_text: Vec<HashMap<String, usize>>,
    /// The form of each annotation that is a name.
    of_annotation: Vec<Option<usize>>,
}

impl Forms {
    fn read(annotations: &[Annotation], names: &NameResources) -> Forms {
        let mut all = Forms { forms: Vec::new(), by_text: Vec::new(), of_annotation: Vec::new() };
        let mut folded = String::new();
        for (index, annotation) in annotations.iter().enumerate() {
            let form = annotation.label.is_name().then(|| all.form_of(annotation, names, &mut folded));
            if let Some(form) = form.and_then(|form| all.forms.get_mut(form)) {
                form.mentions.push(index);
            }
            all.of_annotation.push(form);
        }
        all
    }

    /// The form of an annotation; `folded` is room for its folded name.
    fn form_of(&mut self, annotation: &Annotation, names: &NameResources, folded: &mut String) -> usize {
        let class = Class::of(annotation.label);
        let written = single_spaced(&annotation.text);
        folded.clear();
        fold_onto(&written, folded);
        if let Some(form) = self.named(class, folded) {
            if let Some(known) = self.forms.get_mut(form).filter(|known| is_capitals(&known.written)) {
                // A headline in capitals is not how the name is written.
                known.written = written.into_owned();
            }
            return form;
        }
        let new = self.forms.len();
        let items = tokens_of(&written);
        let tokens = Tokens::new(&written, &items);
        self.forms.push(Form {
            class,
            label: annotation.label,
            folded: folded.clone(),
            known: names.canonical(&tokens),
            bare: names.without_designator(&tokens).map(fold),
            written: written.into_owned(),
            mentions: Vec::new(),
            parent: new,
        });
        if self.by_text.len() <= class.index() {
            self.by_text.resize_with(class.index() + 1, HashMap::new);
        }
        self.by_text.get_mut(class.index()).into_iter().for_each(|of_class| {
            of_class.insert(folded.clone(), new);
        });
        new
    }

    /// The form of a class with this folded name.
    fn named(&self, class: Class, folded: &str) -> Option<usize> {
        self.by_text.get(class.index())?.get(folded).copied()
    }

    /// The form that stands for all that `form` was joined to.
    fn root(&mut self, mut form: usize) -> usize {
        while let Some(parent) = self.forms.get(form).map(|found| found.parent).filter(|&parent| parent != form) {
            let above = self.forms.get(parent).map_or(parent, |found| found.parent);
            if let Some(found) = self.forms.get_mut(form) {
                found.parent = above;
            }
            form = parent;
        }
        form
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (first, later) = (one.min(other), one.max(other));
        if let Some(found) = self.forms.get_mut(later) {
            found.parent = first;
        }
    }

    /// Joins what the gazetteer knows as one thing, and names with the same names without their designators.
    fn join_known(&mut self) {
        let mut by_id: HashMap<(Class, u32), usize> = HashMap::new();
        let mut joins = Vec::new();
        let mut designated: Vec<Option<&str>> = vec![None; self.forms.len()];
        for (index, form) in self.forms.iter().enumerate() {
            if let Some(id) = form.known {
                joins.push((index, *by_id.entry((form.class, id)).or_insert(index)));
            }
            if let Some(bare) = &form.bare
                && let Some(same) = self.named(form.class, bare)
            {
                let own = form.words().next().unwrap_or("");
                // A town and a regency share their name and are two things: it is short for the one named first.
                let Some(first) = designated.get_mut(same).map(|first| *first.get_or_insert(own)) else {
                    continue;
                };
                let other =
                    self.forms.get(same).is_some_and(|other| other.known.is_some() && other.label != form.label);
                if first == own && !other {
                    joins.push((index, same));
                }
            }
        }
        // Two designators of one kind before a name ("Kamp Handarat", "kamp pengungsian Handarat") need not have it stand
        // alone.
        let mut by_bare: HashMap<(Class, Option<&str>, &str), usize> = HashMap::new();
        for (index, form) in self.forms.iter().enumerate() {
            // Of offices in one town there are several: "Pengadilan Negeri Medan", "Pengadilan Tinggi Medan".
            if let Some(bare) = form.bare.as_ref().filter(|_| form.class == Class::Place) {
                joins.push((index, *by_bare.entry((form.class, form.words().next(), bare)).or_insert(index)));
            }
        }
        joins.into_iter().for_each(|(one, other)| self.join(one, other));
    }

    /// Joins a name with the abbreviation that follows it in brackets, or the other way round, and with what the person is called.
    fn join_bracketed(&mut self, text: &str, annotations: &[Annotation], names: &NameResources) {
        let mut joins = Vec::new();
        for (pair, forms) in annotations.windows(2).zip(self.of_annotation.windows(2)) {
            let ([outer, inner], [Some(one), Some(other)]) = (pair, forms) else {
                continue;
            };
            let (Some(first), Some(second)) = (self.forms.get(*one), self.forms.get(*other)) else {
                continue;
            };
            let short = || abbreviates(second, first) || abbreviates(first, second) || stands_for(second, first);
            let bracketed = || is_bracketed(text, outer, inner) && first.class == second.class && short();
            if is_called(text, outer, inner, names) || bracketed() {
                joins.push((*one, *other));
            }
        }
        joins.into_iter().for_each(|(one, other)| self.join(one, other));
    }

    /// Joins acronyms with the names whose initials they are.
    fn join_acronyms(&mut self) {
        let open = |form: &Form| form.is_acronym() && form.known.is_none();
        if !self.forms.iter().any(open) {
            return;
        }
        let mut by_initials: HashMap<(Class, String), usize> = HashMap::new();
        for (index, form) in self.forms.iter().enumerate().filter(|(_, form)| form.len() > 1) {
            by_initials.entry((form.class, form.initials())).or_insert(index);
        }
        let joins: Vec<_> = self
            .forms
            .iter()
            .enumerate()
            .filter(|(_, form)| open(form))
            .filter_map(|(index, form)| Some((index, *by_initials.get(&(form.class, form.written.clone()))?)))
            .collect();
        joins.into_iter().for_each(|(one, other)| self.join(one, other));
    }

    /// Joins a part of a person's name with the fuller name: one word of it, its beginning, its end, or its first and last. Of several persons that
    /// share the part, it is the one who was named last before; a later one only where there is no other.
    fn join_partial(&mut self) {
        let mut parts: HashMap<Cow<'_, str>, Vec<usize>> = HashMap::new();
        for (index, form) in self.persons().filter(|(_, form)| (2..=LONGEST).contains(&form.len())) {
            let spaces: Vec<usize> = form.folded.match_indices(' ').map(|(at, _)| at).collect();
            let mut own: Vec<Cow<'_, str>> =
                form.words().filter(|word| word.chars().count() > 2).map(Cow::Borrowed).collect();
            let beginnings = spaces.iter().skip(1).filter_map(|&end| form.folded.get(..end));
            let endings = spaces.iter().rev().skip(1).filter_map(|&space| form.folded.get(space + 1..));
            own.extend(beginnings.chain(endings).map(Cow::Borrowed));
            let outer = form.words().next().zip(form.words().next_back()).filter(|_| spaces.len() > 1);
            own.extend(outer.map(|(one, other)| Cow::Owned(format!("{one} {other}"))));
            own.sort_unstable();
            own.dedup();
            own.into_iter().for_each(|part| parts.entry(part).or_default().push(index));
        }
        let mut joins = Vec::new();
        for (index, form) in self.persons() {
            let Some(fuller) = parts.get(form.folded.as_str()) else {
                continue;
            };
            // Forms are numbered in the order in which the text first has them.
            let before = fuller.partition_point(|&other| other < index);
            let nearest = before.checked_sub(1).and_then(|last| fuller.get(last));
            if let Some(&other) = nearest.or_else(|| fuller.first().filter(|_| fuller.len() == 1)) {
                joins.push((index, other));
            }
        }
        joins.into_iter().for_each(|(one, other)| self.join(one, other));
    }

    fn persons(&self) -> impl Iterator<Item = (usize, &Form)> {
        self.forms.iter().enumerate().filter(|(_, form)| form.class == Class::Other(Label::Person))
    }

    fn into_entities(mut self, annotations: &mut [Annotation], names: &NameResources) -> Vec<Entity> {
        let roots: Vec<usize> = (0..self.forms.len()).map(|form| self.root(form)).collect();
        let mut entity_of_root: Vec<Option<usize>> = vec![None; roots.len()];
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (form, root) in roots.into_iter().enumerate() {
            let entity = entity_of_root.get(root).copied().flatten().unwrap_or(groups.len());
            if entity == groups.len() {
                groups.push(Vec::new());
                entity_of_root.iter_mut().skip(root).take(1).for_each(|slot| *slot = Some(entity));
            }
            if let Some(group) = groups.get_mut(entity) {
                group.push(form);
            }
        }
        let mut entities = Vec::with_capacity(groups.len());
        for (entity, group) in groups.into_iter().enumerate() {
            let forms: Vec<&Form> = group.iter().filter_map(|&form| self.forms.get(form)).collect();
            entities.push(describe(&forms, annotations, names));
            for mention in forms.iter().flat_map(|form| &form.mentions) {
                if let Some(annotation) = annotations.get_mut(*mention) {
                    annotation.entity = Some(entity);
                }
            }
        }
        entities
    }
}

/// Whether `inner` stands alone in brackets behind `outer`.
pub(super) fn is_bracketed(text: &str, outer: &Annotation, inner: &Annotation) -> bool {
    Span::new(outer.span.end, inner.span.start).of(text).trim() == "("
        && text.get(inner.span.end..).is_some_and(|rest| rest.starts_with(')'))
}

/// Whether the words between two persons tell that `inner` is another name of `outer`: "alias".
pub(super) fn is_called(text: &str, outer: &Annotation, inner: &Annotation, names: &NameResources) -> bool {
    let persons = outer.label == Label::Person && inner.label == Label::Person;
    persons && text.get(outer.span.end..inner.span.start).is_some_and(|between| names.is_alias(between))
}

/// The entity that `forms` are the names of: the fullest form is its name, the most frequent label is its label.
fn describe(forms: &[&Form], annotations: &[Annotation], names: &NameResources) -> Entity {
    let mut name = "";
    for form in forms {
        if form.written.chars().count() > name.chars().count() {
            name = &form.written;
        }
    }
    let mut mentions: Vec<usize> = forms.iter().flat_map(|form| form.mentions.iter().copied()).collect();
    mentions.sort_unstable();

    let mut counts: Vec<(Label, usize)> = Vec::new();
    for label in mentions.iter().filter_map(|&mention| annotations.get(mention)).map(|annotation| annotation.label) {
        match counts.iter_mut().find(|(other, _)| *other == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label, 1)),
        }
    }
    let most = counts.iter().map(|&(_, count)| count).max().unwrap_or(0);
    let label = counts.iter().find(|&&(_, count)| count == most).map_or(Label::Person, |&(label, _)| label);

    // One form may be written in several ways, in capitals in the headline.
    let mut aliases: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for annotation in mentions.iter().filter_map(|&mention| annotations.get(mention)) {
        let written = single_spaced(&annotation.text);
        if written != name && !known.contains(&written) {
            aliases.push(written.clone().into_owned());
            known.insert(written);
        }
    }
    let known = || forms.iter().filter_map(|form| form.known).find_map(|id| names.geonames(id));
    let geonames = if label == Label::Gpe { known() } else { None };
    Entity { name: name.to_owned(), label, aliases, mentions, title: None, geonames, salience: 0.0 }
}

#[cfg(test)]
// A test that panics has failed, which is what it should do.
#[allow(clippy::string_slice)]
mod tests {
    use super::*;

    /// The entities of a text whose names are given with their labels, each as "name | alias | alias".
    fn entities(text: &str, names: &[(&str, Label)]) -> Vec<String> {
        let mut from = 0;
        let mut annotations: Vec<Annotation> = Vec::new();
        for (name, label) in names {
            let start = from + text[from..].find(name).unwrap();
            from = start + name.len();
            annotations.push(Annotation {
                span: Span::new(start, from),
                text: (*name).to_owned(),
                label: *label,
                score: 1.0,
                entity: None,
                acts: false,
                value: None,
            });
        }
        let found = join(text, &mut annotations, &NameResources::default());
        for (index, entity) in found.iter().enumerate() {
            assert!(entity.mentions.iter().all(|&mention| annotations[mention].entity == Some(index)));
        }
        found
            .iter()
            .map(|entity| std::iter::once(&entity.name).chain(&entity.aliases).cloned().collect::<Vec<_>>().join(" | "))
            .collect()
    }

    #[test]
    fn parts_of_a_name_are_the_person_named_last() {
        let person = Label::Person;
        let text = "Rahmat Hidayat dan Siti Aminah hadir. Kata Rahmat, Rahmat Basuki absen. Aminah dan Rahmat pulang.";
        let names = ["Rahmat Hidayat", "Siti Aminah", "Rahmat", "Rahmat Basuki", "Aminah"].map(|name| (name, person));
        assert_eq!(entities(text, &names), ["Rahmat Hidayat | Rahmat", "Siti Aminah | Aminah", "Rahmat Basuki"]);
    }

    #[test]
    fn a_surname_may_come_before_the_full_name() {
        let names = [("Kerry", Label::Person), ("John Kerry", Label::Person), ("Kerry", Label::Org)];
        assert_eq!(entities("Kerry tiba. John Kerry di Kerry.", &names), ["John Kerry | Kerry", "Kerry"]);
    }

    #[test]
    fn abbreviations_are_joined_in_brackets_and_by_their_letters() {
        let names = [
            ("Badan Pangan Nasional", Label::Org),
            ("Bapanas", Label::Org),
            ("Dewan Kota Baru", Label::Org),
            ("DKB", Label::Org),
            ("Bapanas", Label::Org),
        ];
        let text = "Badan Pangan Nasional (Bapanas) dan Dewan Kota Baru; DKB dan Bapanas setuju.";
        assert_eq!(entities(text, &names), ["Badan Pangan Nasional | Bapanas", "Dewan Kota Baru | DKB"]);
    }

    #[test]
    fn names_over_a_line_break_and_in_capitals_are_one() {
        let names = [("SURABAYA", Label::Gpe), ("Surabaya", Label::Gpe), ("Nusa\nTenggara", Label::Gpe)];
        let text = "SURABAYA: Surabaya dan Nusa\nTenggara";
        assert_eq!(entities(text, &names), ["Surabaya | SURABAYA", "Nusa Tenggara"]);
    }
}
