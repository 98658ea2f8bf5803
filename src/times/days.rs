//! Days that share a month: "5, 6 and 9 May", "May 5 and 6". They are read together, and are a time each.

use super::chart::Found;
use super::expression::{Expr, Fields};
use crate::token::{TokenKind, Tokens};

/// A day, and later ones behind it; the first or the last of them names the month.
pub fn listed(mut parts: Vec<Expr>) -> Option<Expr> {
    let mut all = match parts.pop()? {
        Expr::Several(all) => all,
        one => vec![one],
    };
    all.insert(0, parts.pop()?);
    let fields = |part: &Expr| match part {
        Expr::Fields(fields) => Some(*fields),
        number => {
            Some(Fields { day: u8::try_from(number.integer()?).ok().filter(|day| *day > 0), ..Fields::default() })
        }
    };
    let days: Vec<Fields> = all.iter().map(fields).collect::<Option<_>>()?;
    let (first, last) = (days.first()?, days.last()?);
    let month = if last.month.is_some() { last } else { first };
    let year = last.year.or(first.year);
    let ascend = days.windows(2).all(|pair| matches!(pair, [one, next] if one.day < next.day));
    let dated = |day: &Fields| Expr::Fields(Fields { day: day.day, weekday: None, year, ..*month });
    ascend.then(|| Expr::Several(days.iter().map(dated).collect()))
}

/// Each of the days `all` that `found` lists, as a time of its own.
pub fn each(tokens: &Tokens<'_>, found: &Found, all: &[Expr]) -> Vec<Found> {
    let mut starts = Vec::with_capacity(all.len());
    let mut at = found.first;
    for day in all {
        let is_day = |&at: &usize| {
            let digits = tokens.get(at).filter(|token| token.kind == TokenKind::Number);
            let day = if let Expr::Fields(fields) = day { fields.day } else { None };
            digits.is_some() && tokens.text(at).parse().ok() == day
        };
        let Some(number) = (at..found.last).find(is_day) else {
            return Vec::new();
        };
        starts.push(if starts.is_empty() { found.first } else { number });
        at = number + 1;
    }
    let ends = starts.iter().skip(1).map(|next| before_joint(tokens, *next)).chain([found.last]);
    starts
        .iter()
        .zip(ends)
        .zip(all)
        .filter_map(|((&first, last), day)| {
            let span = tokens.span(first, last)?;
            Some(Found { first, last, span, meaning: day.clone(), score: found.score })
        })
        .collect()
}

/// The index past the last token before what joins the day at token `next` to the one before it: a comma, a word, or both.
fn before_joint(tokens: &Tokens<'_>, next: usize) -> usize {
    let word = next.saturating_sub(usize::from(!tokens.is_symbol(next.saturating_sub(1), ',')));
    word.saturating_sub(usize::from(tokens.is_symbol(word.saturating_sub(1), ',')))
}
