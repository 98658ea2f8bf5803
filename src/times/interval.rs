//! From one time to another, and the whole units around now.

use super::calendar;
use super::expression::{Expr, Length, Manner};
use super::point::{Clock, Point, Resolved};
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
    // "Between now and 15 November", "from 2010 to the present": today, and no moment of it.
    let is_now = |end: Option<&Expr>| matches!(end, Some(Expr::Now));
    let is_date = |end: Option<Point>| end.is_some_and(|end| end.clock.is_empty());
    let (start, end) = match (start, end) {
        (Some(now), _) if is_now(from) && is_date(end) => (Some(Point { clock: Clock::default(), ..now }), end),
        (_, Some(now)) if is_now(to) && is_date(start) => (start, Some(Point { clock: Clock::default(), ..now })),
        ends => ends,
    };
    // "9.30–11.00 WIB": the zone behind the end is that of both.
    let zone = end.and_then(|end| end.clock.zone);
    let start = start.map(|start| Point { clock: Clock { zone: start.clock.zone.or(zone), ..start.clock }, ..start });
    Some(Resolved::Interval(start, end))
}

/// So many units are looked over at most.
const MOST: f64 = 10_000.0;

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
    if amount.fract() != 0.0 || !(1.0..=MOST).contains(amount) {
        return Some(Resolved::Length(by.clone()));
    }
    // Whole and small: the conversion is exact.
    let amount = *amount as i32;
    let current = Point::of(today, *grain);
    let (near, far) = (current.step(sign)?, current.step(sign * amount)?);
    Some(if sign < 0 { Resolved::Interval(Some(far), Some(near)) } else { Resolved::Interval(Some(near), Some(far)) })
}

/// The first or the `last` units of the period `of`: "the first eight months of 2024". Where nothing tells which period that is,
/// the words are a length.
pub fn share(by: &Length, of: &Expr, last: bool, context: &Context) -> Option<Resolved> {
    let [(Some(amount), grain)] = by.parts.as_slice() else {
        return None;
    };
    let period = point(of, context)?;
    let (Some(first), Some(end)) = (period.first_day(), period.last_day()) else {
        return Some(Resolved::Length(by.clone()));
    };
    if amount.fract() != 0.0 || !(1.0..=MOST).contains(amount) || *grain > Grain::Day {
        return None;
    }
    // Whole and small: the conversion is exact.
    let further = *amount as i32 - 1;
    let near = Point::of(if last { end } else { first }, *grain);
    let far = near.step(if last { -further } else { further })?;
    let (from, to) = if last { (far, near) } else { (near, far) };
    let inside = from.first_day()? >= first && to.last_day()? <= end || *grain == Grain::Week;
    inside.then_some(Resolved::Interval(Some(from), Some(to)))
}
