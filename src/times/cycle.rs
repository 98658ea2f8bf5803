//! Last, this and next: the periods around the current one.

use super::calendar;
use super::complete::complete;
use super::expression::{CycleRule, Expr, Fields, Length, Manner, Year};
use super::holidays;
use super::point::Point;
use super::resolve::{Context, clock, point, within};
use super::shift::shift;
use crate::value::Grain;
use time::Date;

/// The period of `of` that is `steps` from the current one.
pub fn cycle(of: &Expr, steps: i32, rule: CycleRule, context: &Context) -> Option<Point> {
    match of {
        Expr::Unit(count, grain) => unit_cycle(*count, *grain, steps, context),
        Expr::Fields(fields) => fields_cycle(fields, steps, rule, context),
        Expr::Holiday(index) => {
            let today = context.today()?;
            let occurrence = |year| holidays::date(*index, year);
            let date = match steps {
                0 => occurrence(today.year())?,
                _ => nearest_years(today, steps).find_map(|year| {
                    occurrence(year).filter(|date| if steps > 0 { *date > today } else { *date < today })
                })?,
            };
            Some(Point { approximate: holidays::is_approximate(*index), ..Point::day(date) })
        }
        Expr::Within { inner, outer } => within(inner, outer, context),
        other => point(other, context)?.step(steps),
    }
}

/// The years in which to look for what is `steps` before or after `today`.
fn nearest_years(today: Date, steps: i32) -> impl Iterator<Item = i32> {
    let skip = steps.abs() - 1;
    let sign = steps.signum();
    (skip..skip + 6).map(move |away| today.year() + sign * away)
}

fn unit_cycle(count: f64, grain: Grain, steps: i32, context: &Context) -> Option<Point> {
    let Some(today) = context.today() else {
        return Some(Point::unknown(grain).without_clock_grain());
    };
    if matches!(grain, Grain::Hour | Grain::Minute | Grain::Second) {
        let by = Length { parts: vec![(Some(count * f64::from(steps.abs())), grain)], approximate: false };
        return shift(None, &by, steps.signum(), Manner::Now, context);
    }
    // Whole and small: the conversion is exact.
    Point::of(today, grain).step(steps.checked_mul(count as i32)?)
}

fn fields_cycle(fields: &Fields, steps: i32, rule: CycleRule, context: &Context) -> Option<Point> {
    let Some(today) = context.today() else {
        return complete(fields, context);
    };
    let clock = clock(fields);
    let at = |date: Date| Some(Point { clock, ..Point::day(date) });
    if let (Some(weekday), None) = (fields.weekday, fields.month) {
        let steps = i64::from(steps);
        let date = match rule {
            CycleRule::Calendar if steps == 0 => calendar::weekday_on_or_after(today, weekday)?,
            CycleRule::Calendar => {
                calendar::add_days(calendar::week_start(today)?, steps * 7 + i64::from(weekday) - 1)?
            }
            CycleRule::Occurrence if steps > 0 => {
                let next = calendar::weekday_on_or_after(calendar::add_days(today, 1)?, weekday)?;
                calendar::add_days(next, (steps - 1) * 7)?
            }
            CycleRule::Occurrence if steps < 0 => {
                let last = calendar::weekday_on_or_before(calendar::add_days(today, -1)?, weekday)?;
                calendar::add_days(last, (steps + 1) * 7)?
            }
            CycleRule::Occurrence => calendar::add_days(calendar::week_start(today)?, i64::from(weekday) - 1)?,
        };
        return at(date);
    }
    if let Some((grain, number)) = fields.piece {
        let this = Point { number: Some(number), year: Some(today.year()), ..Point::unknown(grain) };
        let first = this.first_day()?;
        let year = match steps {
            0 => today.year(),
            _ if steps > 0 => today.year() + steps - i32::from(first > today),
            _ => today.year() + steps + i32::from(this.last_day()? < today),
        };
        return Some(Point { year: Some(year), ..this });
    }
    let month = fields.month?;
    let this = u8::from(today.month());
    let year = match steps {
        0 => today.year(),
        _ if steps > 0 => today.year() + steps - i32::from(month > this),
        _ => today.year() + steps + i32::from(month < this),
    };
    complete(&Fields { year: Some(Year::Full(year)), ..*fields }, context)
}
