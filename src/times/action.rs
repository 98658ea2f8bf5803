//! What the elements of a pattern mean together: the third column of `times_patterns.tsv`.
//!
//! The actions are few and belong to no language. Each takes the meanings of the elements that are categories or
//! numbers, in the order of the pattern, and gives the meaning of the whole, or nothing where they make no sense
//! together (31 February, 45/13).

use super::days;
use super::expression::{CycleRule, Expr, Fields, Length, Manner, Number};
use super::fields::{self, Order, Role};
use super::words;
use super::zone::Zone;
use crate::value::{Grain, Part};

/// Nobody is older, in years.
const OLDEST: f64 = 130.0;

/// What the elements of a pattern mean together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// `day year` …: the numbers fill these fields in order, and everything is one time. Nothing at all: no number.
    Join([Option<Role>; 4]),
    /// `numeric dm`, `md`, `ymd` …: numbers in the order of day, month and year that the language writes.
    Numeric(Order),
    /// `shift -1`: a length before or after a time, if one is named; without a figure the sign is an element. `shift 1
    /// told` counts from the day that the text spoke of, `shift 1 planned` may be a length instead.
    Shift { sign: Option<i32>, manner: Manner },
    /// `cycle 1`: the last, this or next period. `occurrence 1`: the same by occurrence. Without a number the step is
    /// an element.
    Cycle { steps: Option<i32>, rule: CycleRule },
    /// `nth`, `nth -1`, `nth back`: the n-th period of a kind in the larger one that is named, if any.
    Nth { n: Option<i32>, back: bool },
    /// `numbered`: the n-th period or minute of something that the text does not date. `numbered minute`: the same, where no
    /// element names the period.
    Numbered(Option<Grain>),
    /// `within`: the first times, read in the last one. `around`: in the first one.
    Within { outer_first: bool },
    /// `edge start`: a part of a period; without a name, the part is an element.
    Edge(Option<Part>),
    /// `stated`: the feast or the interval that is among the elements, else the fields alone; what the others say of them is
    /// known already.
    Stated,
    /// `utc`: the time, in UTC.
    Utc,
    /// `interval`: from the first time to the second.
    Interval,
    /// `from`: from the time on.
    From,
    /// `until`: up to the time.
    Until,
    /// `lasting`: from the time on for a length, which may stand first.
    Lasting,
    /// `window -1`: the length before or after now.
    Window(i32),
    /// `share first`, `share last`: so many units of the period that the last element is, from its start or up to its end.
    Share { last: bool },
    /// `rest`: what is left of the current period.
    Rest,
    /// `length`: a number of units, and all lengths that follow. `length 0.5`: and so much more of the last unit.
    Length { more: f64, approximate: bool },
    /// `span`: from a number, or a length, to a longer length of the same unit.
    Span,
    /// `some`: units that the text does not count.
    Some,
    /// `age`: years of life, the least and the most where there are two numbers.
    Age,
    /// `stopped`: minutes, seconds and what follows their decimal mark, as a stopwatch shows them.
    Stopped,
    /// `past 15`, `past -15`: so many minutes after or before the hour; without a figure the first number is the
    /// minutes, `past -` before the hour.
    Past { minutes: Option<i32>, sign: i32 },
    /// `set`: times that recur.
    Set,
    /// `sets`: each of several times, all of which recur.
    Sets,
    /// `listed`: a day before other days of the same month.
    Listed,
    /// `approximate`: the time, inexactly.
    Approximate,
    /// `hijri day year`: a date of the Hijri calendar.
    Hijri([Option<Role>; 4]),
}

impl Action {
    /// Reads the third column of a pattern; `None` where there is no such action.
    pub fn read(column: &str) -> Option<Action> {
        let mut words = column.split_whitespace();
        let Some(name) = words.next() else {
            return Some(Action::Join([None; 4]));
        };
        let rest: Vec<&str> = words.collect();
        let figure = || rest.iter().find_map(|word| word.parse::<i32>().ok());
        Some(match name {
            "numeric" => Action::Numeric(Order::read(rest.first()?)?),
            "shift" => Action::Shift {
                sign: figure(),
                manner: match rest.last() {
                    Some(&"told") => Manner::Told,
                    Some(&"planned") => Manner::Planned,
                    _ => Manner::Now,
                },
            },
            "cycle" => Action::Cycle { steps: figure(), rule: CycleRule::Calendar },
            "occurrence" => Action::Cycle { steps: figure(), rule: CycleRule::Occurrence },
            "nth" => Action::Nth { n: figure(), back: rest.contains(&"back") },
            "numbered" => Action::Numbered(rest.first().and_then(|name| words::grain(name))),
            "within" => Action::Within { outer_first: false },
            "around" => Action::Within { outer_first: true },
            "edge" => Action::Edge(part(&rest)?),
            "stated" => Action::Stated,
            "utc" => Action::Utc,
            "interval" => Action::Interval,
            "from" => Action::From,
            "until" => Action::Until,
            "lasting" => Action::Lasting,
            "window" => Action::Window(figure()?),
            "share" => Action::Share { last: rest.contains(&"last") },
            "rest" => Action::Rest,
            "length" => Action::Length {
                more: rest.iter().find_map(|word| word.parse().ok()).unwrap_or(0.0),
                approximate: rest.contains(&"~"),
            },
            "span" => Action::Span,
            "some" => Action::Some,
            "age" => Action::Age,
            "stopped" => Action::Stopped,
            "past" => Action::Past { minutes: figure(), sign: if rest.contains(&"-") { -1 } else { 1 } },
            "set" => Action::Set,
            "sets" => Action::Sets,
            "listed" => Action::Listed,
            "approximate" => Action::Approximate,
            "hijri" => Action::Hijri(Role::list(&rest)?),
            _ => Action::Join(Role::list(&column.split_whitespace().collect::<Vec<_>>())?),
        })
    }

    /// The meaning of a whole that has one element; `Err` with the element where one is as many as any.
    pub fn apply_to_one(self, part: Expr) -> Result<Option<Expr>, Expr> {
        match self {
            Action::Join(roles) => Ok(fields::join_one(part, &roles)),
            _ => Err(part),
        }
    }

    /// The meaning of the whole.
    pub fn apply(self, mut parts: Vec<Expr>) -> Option<Expr> {
        match self {
            Action::Join(roles) => fields::join(parts, &roles),
            Action::Numeric(order) => fields::numeric(parts, order),
            Action::Hijri(roles) => fields::hijri(&parts, &roles),
            Action::Shift { sign, manner } => shift(parts, sign, manner),
            Action::Cycle { steps, rule } => cycle(parts, steps, rule),
            Action::Nth { n, back } => nth(parts, n, back),
            Action::Numbered(Some(grain)) => Some(Expr::Undated(grain)),
            Action::Numbered(None) => match take(&mut parts, |part| matches!(part, Expr::Unit(_, _)))? {
                Expr::Unit(_, grain) => Some(Expr::Undated(grain)),
                _ => None,
            },
            Action::Within { outer_first } => {
                let outer = if outer_first { Some(parts.remove(0)) } else { parts.pop() }?;
                let inner = fields::join(parts, &[None; 4])?;
                Some(Expr::Within { inner: Box::new(inner), outer: Box::new(outer) })
            }
            Action::Edge(part) => {
                let (part, of) = edge(parts, part)?;
                Some(Expr::Edge { part, of: Box::new(of) })
            }
            Action::Stated => {
                let whole = |part: &Expr| matches!(part, Expr::Interval { .. } | Expr::Holiday(_));
                parts.retain(|part| matches!(part, Expr::Fields(_)) || whole(part));
                take(&mut parts, whole).or_else(|| fields::join(parts, &[None; 4]))
            }
            Action::Utc => {
                parts.push(Expr::Zone(Zone::fixed(0)));
                fields::join(parts, &[None; 4])
            }
            Action::Interval => {
                let to = parts.pop()?;
                let from = parts.pop()?;
                fields::interval(from, to)
            }
            Action::From => Some(Expr::Interval { from: Some(Box::new(parts.pop()?)), to: None }),
            Action::Until => Some(Expr::Interval { from: None, to: Some(Box::new(parts.pop()?)) }),
            Action::Lasting => lasting(parts),
            Action::Window(sign) => Some(Expr::Window { by: length(parts, 0.0, false)?, sign }),
            Action::Share { last } => {
                let of = Box::new(parts.pop()?);
                Some(Expr::Share { by: length(parts, 0.0, false)?, of, last })
            }
            Action::Rest => match parts.pop()? {
                Expr::Unit(_, grain) => Some(Expr::Rest(grain)),
                _ => None,
            },
            Action::Length { more, approximate } => Some(Expr::Length(length(parts, more, approximate)?)),
            Action::Span => span(parts),
            Action::Some => match parts.pop()? {
                Expr::Unit(_, grain) => Some(Expr::Length(Length { parts: vec![(None, grain)], approximate: true })),
                _ => None,
            },
            Action::Age => age(&parts),
            Action::Stopped => stopped(&parts),
            Action::Past { minutes, sign } => past(parts, minutes, sign),
            Action::Set => Some(Expr::Set(Box::new(fields::join(parts, &[None; 4])?))),
            Action::Listed => days::listed(parts),
            Action::Sets => Some(Expr::Set(Box::new(Expr::Several(parts)))),
            Action::Approximate => Some(match parts.pop()? {
                Expr::Lengths(least, most) => Expr::Lengths(least, Length { approximate: true, ..most }),
                Expr::Length(length) => Expr::Length(Length { approximate: true, ..length }),
                other => Expr::Approximate(Box::new(other)),
            }),
        }
    }
}

/// The part of a period that an action names, if it names any; `None` where there is no such part.
fn part(names: &[&str]) -> Option<Option<Part>> {
    match names.first() {
        None => Some(None),
        Some(&"start") => Some(Some(Part::Start)),
        Some(&"mid") => Some(Some(Part::Mid)),
        Some(&"end") => Some(Some(Part::End)),
        Some(_) => None,
    }
}

/// A part of a period, named by the action or by an element, and the period.
fn edge(mut parts: Vec<Expr>, part: Option<Part>) -> Option<(Part, Expr)> {
    let part = match (part, take(&mut parts, |one| matches!(one, Expr::Part(_)))) {
        (Some(part), _) | (None, Some(Expr::Part(part))) => part,
        _ => return None,
    };
    Some((part, fields::join(parts, &[None; 4])?))
}

/// Removes the first part that is `wanted`.
fn take(parts: &mut Vec<Expr>, wanted: impl Fn(&Expr) -> bool) -> Option<Expr> {
    let at = parts.iter().position(wanted)?;
    Some(parts.remove(at))
}

fn is_length(part: &Expr) -> bool {
    matches!(part, Expr::Length(_) | Expr::Unit(_, _))
}

fn as_length(part: Expr) -> Option<Length> {
    match part {
        Expr::Length(length) => Some(length),
        Expr::Unit(count, grain) => Some(Length { parts: vec![(Some(count), grain)], approximate: false }),
        _ => None,
    }
}

fn shift(mut parts: Vec<Expr>, sign: Option<i32>, manner: Manner) -> Option<Expr> {
    let by = as_length(take(&mut parts, is_length)?)?;
    let step = take(&mut parts, |part| matches!(part, Expr::Step(_)));
    let sign = match (sign, step) {
        (Some(sign), _) => sign,
        (None, Some(Expr::Step(step))) => step,
        _ => return None,
    };
    // "Beberapa jam setelahnya": a length whose amount is open leads from one told time to no other, and stays a length.
    if manner == Manner::Told && by.parts.iter().any(|(amount, _)| amount.is_none()) {
        return None;
    }
    let base = if parts.is_empty() { None } else { Some(Box::new(fields::join(parts, &[None; 4])?)) };
    Some(Expr::Shift { base, by, sign, manner })
}

fn cycle(mut parts: Vec<Expr>, steps: Option<i32>, rule: CycleRule) -> Option<Expr> {
    let named = take(&mut parts, |part| matches!(part, Expr::Step(_) | Expr::Number(_)));
    let steps = match (steps, named) {
        (Some(steps), _) | (None, Some(Expr::Step(steps))) => steps,
        (None, Some(number)) => number.integer()?,
        _ => return None,
    };
    // "The past fortnight" is two weeks, of which none need be a fortnight of a calendar.
    if let [Expr::Unit(count, grain)] = parts.as_slice()
        && *count > 1.0
        && steps.abs() == 1
    {
        return Some(Expr::Window {
            by: Length { parts: vec![(Some(*count), *grain)], approximate: false },
            sign: steps,
        });
    }
    let of = match parts.len() {
        1 => parts.pop()?,
        _ => fields::join(parts, &[None; 4])?,
    };
    Some(Expr::Cycle { of: Box::new(of), steps, rule })
}

fn nth(mut parts: Vec<Expr>, n: Option<i32>, back: bool) -> Option<Expr> {
    let named = take(&mut parts, |part| matches!(part, Expr::Number(_))).and_then(|part| part.integer());
    let n = n.or(named)? * if back { -1 } else { 1 };
    if n == 0 || parts.is_empty() {
        return None;
    }
    let of = Box::new(parts.remove(0));
    let within = if parts.is_empty() { None } else { Some(Box::new(fields::join(parts, &[None; 4])?)) };
    Some(Expr::Nth { n, of, within })
}

fn lasting(mut parts: Vec<Expr>) -> Option<Expr> {
    let by = as_length(take(&mut parts, is_length)?)?;
    // "Within three days" begins now.
    let from = if parts.is_empty() { Expr::Now } else { fields::join(parts, &[None; 4])? };
    let to = Expr::Shift { base: Some(Box::new(from.clone())), by, sign: 1, manner: Manner::Now };
    Some(Expr::Interval { from: Some(Box::new(from)), to: Some(Box::new(to)) })
}

/// Numbers with their units, and lengths, in any order that has a number before its unit.
fn length(parts: Vec<Expr>, more: f64, approximate: bool) -> Option<Length> {
    let mut all = Length { parts: Vec::new(), approximate };
    let mut number: Option<f64> = None;
    for part in parts {
        match part {
            Expr::Modifier => {}
            Expr::Number(Number { value, .. }) if value < 0.0 => return None,
            Expr::Number(Number { value, .. }) => number = Some(number.unwrap_or(0.0) + value),
            Expr::Unit(count, grain) => all.parts.push((Some(count * number.take().unwrap_or(1.0)), grain)),
            // "12 jam sehari" is no length of a day and a half: what is added is finer than what it is added to.
            Expr::Length(length)
                if all.parts.last().zip(length.parts.first()).is_some_and(|(last, next)| !is_added(*last, *next)) =>
            {
                return None;
            }
            Expr::Length(length) => {
                all.parts.extend(length.parts);
                all.approximate |= length.approximate;
            }
            _ => return None,
        }
    }
    let last = all.parts.last_mut()?;
    if let Some(number) = number {
        // "1 hour thirty": what follows a unit alone counts the next finer one.
        let finer = match last.1 {
            Grain::Hour => Grain::Minute,
            Grain::Minute => Grain::Second,
            _ => return None,
        };
        all.parts.push((Some(number), finer));
    } else if more != 0.0 {
        last.0 = Some(last.0.unwrap_or(0.0) + more);
    }
    Some(all)
}

/// The years of "aged 34" and "aged 6 to 12".
fn age(parts: &[Expr]) -> Option<Expr> {
    let years = |part: &Expr| match part {
        Expr::Number(Number { value, .. }) if (0.0..=OLDEST).contains(value) => {
            Some(Length { parts: vec![(Some(*value), Grain::Year)], approximate: false })
        }
        _ => None,
    };
    match parts {
        [one] => Some(Expr::Length(years(one)?)),
        [least, most] => Some(Expr::Lengths(years(least)?, years(most)?)),
        _ => None,
    }
}

/// "1:31.08": minutes, seconds and their decimals.
fn stopped(parts: &[Expr]) -> Option<Expr> {
    let [Expr::Number(minutes), Expr::Number(seconds), Expr::Number(decimals)] = parts else {
        return None;
    };
    let seconds = seconds.value + decimals.value / 10_f64.powi(i32::from(decimals.width));
    let parts = vec![(Some(minutes.value), Grain::Minute), (Some(seconds), Grain::Second)];
    (decimals.width > 0).then_some(Expr::Length(Length { parts, approximate: false }))
}

/// The least and the most of a length: "41-60 tahun", "two to three weeks", "30 menit hingga 1 jam".
fn span(mut parts: Vec<Expr>) -> Option<Expr> {
    let most = as_length(parts.pop()?)?;
    let least = match parts.pop()? {
        Expr::Number(number) => match most.parts.as_slice() {
            [(Some(amount), grain)] if (0.0..*amount).contains(&number.value) => {
                Length { parts: vec![(Some(number.value), *grain)], approximate: false }
            }
            _ => return None,
        },
        other => as_length(other)?,
    };
    Some(Expr::Lengths(least, most))
}

/// Whether `next` is a part of the same length as `last`: it is finer, and less than one of it. "24 jam, 90 menit" are two.
fn is_added(last: (Option<f64>, Grain), next: (Option<f64>, Grain)) -> bool {
    let most = match next.1 {
        Grain::Second | Grain::Minute => 60.0,
        Grain::Hour => 24.0,
        Grain::Month => 12.0,
        _ => f64::INFINITY,
    };
    next.1 > last.1 && next.0.is_none_or(|amount| amount < most)
}

fn past(mut parts: Vec<Expr>, minutes: Option<i32>, sign: i32) -> Option<Expr> {
    let minutes = match minutes {
        Some(minutes) => minutes,
        None => sign * take(&mut parts, |part| matches!(part, Expr::Number(_)))?.integer()?,
    };
    let Expr::Fields(clock) = fields::join(parts, &[Some(Role::Hour), None, None, None])? else {
        return None;
    };
    let total = i32::from(clock.hour?) * 60 + i32::from(clock.minute.unwrap_or(0)) + minutes;
    let total = total.rem_euclid(24 * 60);
    let (hour, minute) = (u8::try_from(total / 60).ok()?, u8::try_from(total % 60).ok()?);
    Some(Expr::Fields(Fields { hour: Some(hour), minute: Some(minute), ..clock }))
}
