//! The Hindu lunisolar calendar, as far as its feasts need: on which day a lunar day falls, from the places of the sun and
//! the moon (low-precision series of Meeus, Astronomical Algorithms, chapters 25 and 47; sidereal with the Lahiri
//! ayanamsa). Regions differ by a day now and then, so every date from here is approximate.

use super::calendar;
use time::Date;

/// The Julian date from which the series count: noon on 1 January 2000.
const EPOCH: f64 = 2_451_545.0;
/// Indian Standard Time is 5.5 hours ahead of UTC.
const ZONE_HOURS: f64 = 5.5;
/// The mean length of a lunar month in days.
const MONTH: f64 = 29.530_588_861;
/// By how many degrees the sun is at most away from its mean place and from an even pace through the signs: more than the
/// terms of its series together.
const SUN_STRAYS: f64 = 3.0;
/// By how many degrees the distance of the moon from the sun is at most away from its mean.
const MOON_STRAYS: f64 = 12.0;

/// The first day in `year` on which lunar day `tithi` (1 to 30 from the new moon) of `month` (1 is Chaitra; months end at
/// the new moon) prevails at `hour` of Indian time.
pub fn date(year: i32, month: u8, tithi: u8, hour: f64) -> Option<Date> {
    let first = calendar::date(year, 1, 1)?;
    (0..366)
        .filter_map(|day| calendar::add_days(first, day))
        .find(|date| {
            let moment = f64::from(date.to_julian_day()) - 0.5 + (hour - ZONE_HOURS) / 24.0;
            may_be(moment, month, tithi) && prevails(moment, tithi) && month_at(moment) == Some(month)
        })
        .filter(|date| date.year() == year)
}

/// Whether the mean places of the sun and the moon leave it open that this is the lunar day of the month. All but a few days
/// of a year are ruled out so, without the series.
fn may_be(moment: f64, month: u8, tithi: u8) -> bool {
    let t = centuries(moment);
    let since = |angle: f64, start: f64| (angle - start).rem_euclid(360.0);
    // The sun is in the sign before the month's own as the month begins, and goes through a sign while it lasts.
    let month_start = f64::from((month + 10) % 12) * 30.0 - SUN_STRAYS;
    let in_month = since(mean_sun(t) - ayanamsa(moment), month_start) < 60.0 + 2.0 * SUN_STRAYS;
    let day_start = (f64::from(tithi) - 1.0) * 12.0 - MOON_STRAYS;
    in_month && since(mean_moon(t) - mean_sun(t), day_start) < 24.0 + 2.0 * MOON_STRAYS
}

/// Whether the lunar day prevails at this Julian date; one that is skipped counts where it would have begun.
fn prevails(moment: f64, tithi: u8) -> bool {
    let now = lunar_day(moment);
    let before = || lunar_day(moment - 1.0);
    now == tithi && before() != tithi || now == tithi % 30 + 1 && before() == (tithi + 28) % 30 + 1
}

/// The lunar day, 1 to 30: each is twelve degrees of the moon's distance from the sun.
fn lunar_day(moment: f64) -> u8 {
    (elongation(moment) / 12.0).floor() as u8 + 1
}

/// The lunar month, 1 to 12; `None` in a leap month, in which the sun enters no sign.
fn month_at(moment: f64) -> Option<u8> {
    let begin = new_moon(moment - elongation(moment) / 360.0 * MONTH);
    let end = new_moon(begin + MONTH);
    let (sign, next) = (sign(begin), sign(end));
    (sign != next).then_some((sign + 1) % 12 + 1)
}

/// The new moon near this Julian date.
fn new_moon(near: f64) -> f64 {
    let mut moment = near;
    for _ in 0..4 {
        let ahead = (elongation(moment) + 180.0).rem_euclid(360.0) - 180.0;
        moment -= ahead / 360.0 * MONTH;
    }
    moment
}

/// The sidereal sign that the sun is in, 0 to 11.
fn sign(moment: f64) -> u8 {
    ((sun(moment) - ayanamsa(moment)).rem_euclid(360.0) / 30.0).floor() as u8
}

/// How far the sidereal signs have moved from the tropical ones, in degrees.
fn ayanamsa(moment: f64) -> f64 {
    23.853 + 0.013_97 * (moment - EPOCH) / 365.25
}

/// How far the moon is ahead of the sun, 0 to 360 degrees.
fn elongation(moment: f64) -> f64 {
    (moon(moment) - sun(moment)).rem_euclid(360.0)
}

/// Julian centuries since the epoch of the series.
fn centuries(moment: f64) -> f64 {
    (moment - EPOCH) / 36_525.0
}

fn mean_sun(t: f64) -> f64 {
    280.466_46 + 36_000.769_83 * t
}

fn sun(moment: f64) -> f64 {
    let t = centuries(moment);
    let m = (357.529_11 + 35_999.050_29 * t).to_radians();
    mean_sun(t) + 1.914_602 * m.sin() + 0.019_993 * (2.0 * m).sin() + 0.000_289 * (3.0 * m).sin()
}

/// The series of the moon's longitude: degrees, and the multiples of its four arguments.
const MOON: &[(f64, [f64; 4])] = &[
    (6.288_774, [0.0, 0.0, 1.0, 0.0]),
    (1.274_027, [2.0, 0.0, -1.0, 0.0]),
    (0.658_314, [2.0, 0.0, 0.0, 0.0]),
    (0.213_618, [0.0, 0.0, 2.0, 0.0]),
    (-0.185_116, [0.0, 1.0, 0.0, 0.0]),
    (-0.114_332, [0.0, 0.0, 0.0, 2.0]),
    (0.058_793, [2.0, 0.0, -2.0, 0.0]),
    (0.057_066, [2.0, -1.0, -1.0, 0.0]),
    (0.053_322, [2.0, 0.0, 1.0, 0.0]),
    (0.045_758, [2.0, -1.0, 0.0, 0.0]),
    (-0.040_923, [0.0, 1.0, -1.0, 0.0]),
    (-0.034_72, [1.0, 0.0, 0.0, 0.0]),
    (-0.030_383, [0.0, 1.0, 1.0, 0.0]),
    (0.015_327, [2.0, 0.0, 0.0, -2.0]),
    (-0.012_528, [0.0, 0.0, 1.0, 2.0]),
    (0.010_98, [0.0, 0.0, 1.0, -2.0]),
    (0.010_675, [4.0, 0.0, -1.0, 0.0]),
    (0.010_034, [0.0, 0.0, 3.0, 0.0]),
];

fn mean_moon(t: f64) -> f64 {
    218.316_447_7 + 481_267.881_234_21 * t
}

fn moon(moment: f64) -> f64 {
    let t = centuries(moment);
    let arguments = [
        297.850_192_1 + 445_267.111_403_4 * t,
        357.529_109_2 + 35_999.050_290_9 * t,
        134.963_396_4 + 477_198.867_505_5 * t,
        93.272_095 + 483_202.017_523_3 * t,
    ];
    let terms: f64 = MOON
        .iter()
        .map(|(size, times)| {
            let angle: f64 = times.iter().zip(&arguments).map(|(times, argument)| times * argument).sum();
            size * angle.to_radians().sin()
        })
        .sum();
    mean_moon(t) + terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_when_almanacs_say() {
        for (expected, found) in [
            ((2019, 10, 27), date(2019, 7, 30, 18.0)),
            ((2018, 11, 7), date(2018, 7, 30, 18.0)),
            ((2019, 3, 20), date(2019, 12, 15, 18.0)),
        ] {
            let (year, month, day) = expected;
            assert_eq!(found, calendar::date(year, month, day));
        }
    }

    #[test]
    fn mean_places_rule_out_no_day_that_the_series_give() {
        for day in (0..400_000).step_by(3) {
            let moment = 2_300_000.25 + f64::from(day);
            let tithi = lunar_day(moment);
            let before = (tithi + 28) % 30 + 1;
            if let Some(month) = month_at(moment) {
                assert!(may_be(moment, month, tithi), "{moment}: lunar day {tithi} of {month}");
                assert!(
                    !prevails(moment, before) || may_be(moment, month, before),
                    "{moment}: lunar day {before} of {month}"
                );
            }
        }
    }
}
