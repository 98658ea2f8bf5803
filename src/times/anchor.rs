//! Anchoring: the time expressions of a whole document, one after the other, each against what was said before it.

use super::TimeMention;
use super::expression::{Expr, Manner, Year};
use super::point::{Point, Resolved};
use super::resolve::{Context, Lean, resolve};
use super::timex;
use crate::candidate::Candidate;
use crate::label::Label;
use crate::reference::Reference;
use crate::span::Span;
use crate::value::{Grain, TimexType, Value};
use time::Date;

/// How far back, in bytes of one paragraph, a date still tells when the next one is.
const NEAR: usize = 600;
/// What a contradiction between weekday and date leaves of a score.
const CONFLICT: f64 = 0.6;

/// Completes the `mentions` of a whole document, which are in the order of the text, and appends them to `candidates`.
/// Gives the reference date that was used: the one asked for, else the one that the dateline gives.
pub fn anchor(
    mentions: Vec<TimeMention>,
    reference: Option<Reference>,
    candidates: &mut Vec<Candidate>,
) -> Option<Date> {
    let now = reference.or_else(|| dateline(&mentions));
    let mut told: Option<Told> = None;
    for mention in mentions {
        let near = told.as_ref().filter(|told| told.block == mention.block && mention.span.start <= told.end + NEAR);
        let context =
            Context { now, near: near.and_then(|told| told.serves(&mention.expr)), lean: lean(&mention, now) };
        let mention = if context.lean == Lean::Past { as_told(mention) } else { mention };
        let resolved = match resolve(&mention.expr, &context) {
            Some(resolved) => resolved,
            // Without a day to read it from, all that is known is that it is some day.
            None if now.is_none() => Resolved::Point(Point::unknown(Grain::Day)),
            None => continue,
        };
        let resolved = resolved.in_season(context.today());
        if let Some(next) = Told::by(&mention, &resolved) {
            told = Some(next);
        }
        candidates.push(candidate(mention, &resolved));
    }
    now.map(|now| now.date)
}

/// "In six hours" of what has happened is how long it took.
fn as_told(mention: TimeMention) -> TimeMention {
    match (mention.expr, mention.shorter) {
        (Expr::Shift { by, base: None, manner: Manner::Planned, .. }, Some(span)) => {
            TimeMention { span, expr: Expr::Length(by), ..mention }
        }
        (expr, _) => TimeMention { expr, ..mention },
    }
}

/// The day of the first full date in a dateline.
fn dateline(mentions: &[TimeMention]) -> Option<Reference> {
    let nothing = Context { now: None, near: None, lean: Lean::Nearest };
    mentions.iter().filter(|mention| mention.dateline).find_map(|mention| match resolve(&mention.expr, &nothing)? {
        Resolved::Point(point) => Some(Reference::day(point.date()?)),
        _ => None,
    })
}

/// Whoever writes an article looks back, whoever speaks at a moment looks ahead; words of tense say more than either.
fn lean(mention: &TimeMention, now: Option<Reference>) -> Lean {
    mention.tense.unwrap_or(match now {
        Some(Reference { time: Some(_), .. }) => Lean::Future,
        _ => Lean::Past,
    })
}

/// The day that the text last spoke of.
struct Told {
    date: Date,
    end: usize,
    block: Span,
    /// Whether the text named its year.
    with_year: bool,
}

impl Told {
    fn by(mention: &TimeMention, resolved: &Resolved) -> Option<Told> {
        let Expr::Fields(fields) = &mention.expr else {
            return None;
        };
        let Resolved::Point(point) = resolved else {
            return None;
        };
        fields.day?;
        let with_year = matches!(fields.year, Some(Year::Full(_)));
        Some(Told { date: point.date()?, end: mention.span.end, block: mention.block, with_year })
    }

    /// The day, where it completes such an expression: a bare weekday is near any date, a day without a year only near
    /// one with a year.
    fn serves(&self, expr: &Expr) -> Option<Date> {
        match expr {
            Expr::Shift { manner: Manner::Told, .. } => Some(self.date),
            Expr::Fields(fields) => {
                let serves = match (fields.month, fields.day, fields.weekday) {
                    (None, None, Some(_)) => true,
                    (Some(_), _, _) => self.with_year && fields.year.is_none(),
                    _ => false,
                };
                serves.then_some(self.date)
            }
            _ => None,
        }
    }
}

fn candidate(mention: TimeMention, resolved: &Resolved) -> Candidate {
    let mut approximate = matches!(mention.expr, Expr::Approximate(_));
    let mut conflict = None;
    let mut part = None;
    let (timex, iso, grain, unit) = match resolved {
        Resolved::Point(point) => {
            approximate |= point.approximate;
            conflict = point.conflict;
            part = point.part;
            (kind(point), timex::point(point), point.grain(), None)
        }
        Resolved::Interval(from, to) => {
            let end = from.as_ref().or(to.as_ref());
            approximate |= [from, to].into_iter().flatten().any(|end| end.approximate);
            let timex = end.map_or(TimexType::Date, kind);
            (timex, timex::interval(from.as_ref(), to.as_ref()), end.map_or(Grain::Day, Point::grain), None)
        }
        Resolved::Length(length) => {
            approximate |= length.approximate;
            let grain = length.finest().unwrap_or(Grain::Day);
            (TimexType::Duration, timex::length(length), grain, timex::unit(length).map(str::to_owned))
        }
        Resolved::Lengths(least, most) => {
            approximate |= least.approximate || most.approximate;
            let grain = most.finest().unwrap_or(Grain::Day);
            let iso = format!("{}/{}", timex::length(least), timex::length(most));
            (TimexType::Duration, iso, grain, timex::unit(most).map(str::to_owned))
        }
        Resolved::Set(iso) => (TimexType::Set, iso.clone(), set_grain(iso), None),
        Resolved::Vague(name) => (TimexType::Date, (*name).to_owned(), Grain::Day, None),
    };
    let label = if grain >= Grain::Daypart { Label::Time } else { Label::Date };
    let score = if conflict.is_some() { mention.score * CONFLICT } else { mention.score };
    let conflict = if conflict.is_some() { mention.weekday } else { None };
    let value = Value::Time { timex, iso, grain, approximate, unit, part, conflict };
    Candidate { span: mention.span, label: Some(label), score, value: Some(value), acts: false }
}

fn kind(point: &Point) -> TimexType {
    if point.clock.is_empty() { TimexType::Date } else { TimexType::Time }
}

/// The grain of a set, from its value.
fn set_grain(iso: &str) -> Grain {
    match (iso.contains('T'), iso.strip_prefix('P').and_then(|length| length.chars().next_back())) {
        (true, _) => Grain::Hour,
        (_, Some('Y')) => Grain::Year,
        (_, Some('M')) => Grain::Month,
        (_, Some('W')) => Grain::Week,
        _ => Grain::Day,
    }
}
