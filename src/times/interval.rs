//! From one time to another, the whole units around now, and the parts of a period.

use super::calendar;
use super::expression::{Expr, Length, Manner, Part};
use super::point::{Point, Resolved};
use super::resolve::{Context, point};
use super::shift::shift;

use crate::value::Grain;

/// From `from` to `to`; one of the two may be open.
pub fn interval(from: Option<&Expr>, to: Option<&Expr>, context: &Context) -> Option<Resolved> {
    let start = match from {
        Some(from) => Some(point(from, context)?),
        None => None,
    };
    let mut end = match to {
        Some(to) => Some(point(to, context)?),
        None => None,
    };
    if let (Some(first), Some(second), Some(Expr::Fields(fields))) = (&start, &end, to)
        && let (Some(begins), Some(ends)) = (first.first_day(), second.first_day())
        && ends < begins
    {
        // What ends before it begins ends a week or a year later, or begins a year sooner.
        let after = match (fields.weekday, fields.month, fields.year) {
            (Some(weekday), None, _) => calendar::weekday_on_or_after(begins, weekday),
            (_, Some(_), None) => calendar::add_months(ends, 12),
            _ => None,
        };
        if let Some(after) = after {
            end = Some(Point { clock: second.clock, ..Point::of(after, second.period) });
        }
    }
    if let (Some(first), Some(second)) = (&start, &end)
        && let (Some(day), Some(last)) = (first.date(), second.date())
        && day == last
        && first.clock.hour.zip(second.clock.hour).is_some_and(|(from, to)| to < from)
        && let Some(next) = calendar::add_days(last, 1)
    {
        // From ten in the evening to one is past midnight.
        end = Some(Point { clock: second.clock, ..Point::day(next) });
    }
    Some(Resolved::Interval(start, end))
}

/// The whole units before or after the current one: "the last two weeks" are the two that end with the last one.
pub fn window(by: &Length, sign: i32, context: &Context) -> Option<Resolved> {
    let [(amount, grain)] = by.parts.as_slice() else {
        return Some(Resolved::Point(shift(None, by, sign, Manner::Now, context)?));
    };
    let (Some(amount), Some(today)) = (amount, context.today()) else {
        return Some(Resolved::Length(by.clone()));
    };
    if *grain > Grain::Day {
        let other = shift(None, by, sign, Manner::Now, context)?;
        let now = point(&Expr::Now, context)?;
        return Some(if sign < 0 {
            Resolved::Interval(Some(other), Some(now))
        } else {
            Resolved::Interval(Some(now), Some(other))
        });
    }
    if amount.fract() != 0.0 || *amount > 10_000.0 || *amount < 1.0 {
        return Some(Resolved::Length(by.clone()));
    }
    // Whole and small: the conversion is exact.
    let amount = *amount as i32;
    let current = Point::of(today, *grain);
    let (near, far) = (current.step(sign)?, current.step(sign * amount)?);
    Some(if sign < 0 { Resolved::Interval(Some(far), Some(near)) } else { Resolved::Interval(Some(near), Some(far)) })
}

/// The first or last days of a week, month or year: three days, ten days, three months; the last third of a year has the
/// four that are left.
pub fn third(part: Part, of: &Expr, context: &Context) -> Option<Resolved> {
    let whole = point(of, context)?;
    let (Some(first), Some(last)) = (whole.first_day(), whole.last_day()) else {
        return Some(Resolved::Point(whole));
    };
    if whole.period == Grain::Day {
        return Some(Resolved::Point(point(&Expr::Edge { part, of: Box::new(of.clone()) }, context)?));
    }
    let (unit, starts) = match whole.period {
        Grain::Week => (Grain::Day, [(0, 2), (2, 4), (4, 6)]),
        Grain::Month => (Grain::Day, [(0, 9), (10, 19), (20, 30)]),
        Grain::Year => (Grain::Month, [(0, 2), (4, 7), (8, 11)]),
        _ => return Some(Resolved::Point(whole)),
    };
    let [start, mid, end] = starts;
    let (from, to) = match part {
        Part::Start => start,
        Part::Mid => mid,
        Part::End => end,
    };
    let first = Point::of(first, unit);
    let until = first.step(to)?;
    let until = if until.first_day()? > last { Point::of(last, unit) } else { until };
    Some(Resolved::Interval(Some(first.step(from)?), Some(until)))
}
