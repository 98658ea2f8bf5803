//! Web and mail addresses, hashtags and mentions.
//!
//! A URL is a scheme and a host (RFC 3986), a host that opens with `www.`, or a host in small letters with a top-level
//! domain that is in wide use, or with that of any country (two letters) and a path. An e-mail address is what RFC 5321 calls
//! a mailbox with an unquoted local part.

use crate::label::Label;
use crate::language::table;
use crate::span::Span;
use crate::token::{Gap, Tokens};

/// The longest run of text without white space that is searched: what is longer is data, no writing.
const LONGEST_RUN: usize = 4096;

/// The addresses, hashtags and mentions, each with its label.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Label)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let mut end = start + 1;
        while tokens.get(end).is_some_and(|token| token.gap == Gap::None) {
            end += 1;
        }
        if end - start > 1
            && let Some(span) = tokens.span(start, end)
            && span.len() <= LONGEST_RUN
        {
            search(span.of(tokens.text), span.start, &mut found);
        }
        start = end;
    }
    found
}

/// Whether a run may hold an address, a hashtag or a mention: it has a sign of one, or a full stop inside. The full stop
/// and the comma behind a word are none.
fn may_hold_one(run: &str) -> bool {
    run.as_bytes().windows(2).any(|pair| match pair {
        [b'@' | b'#', _] | [_, b'@' | b'#'] => true,
        [b'.', next] => next.is_ascii_alphanumeric(),
        [b':', next] => *next == b'/',
        _ => false,
    })
}

/// Searches one run of characters without white space, which stands at byte `base`.
fn search(run: &str, base: usize, found: &mut Vec<(Span, Label)>) {
    if !may_hold_one(run) {
        return;
    }
    let mut push = |start: usize, end: usize, label| found.push((Span::new(base + start, base + end), label));
    if let Some((start, end)) = url(run) {
        push(start, end, Label::Url);
        return;
    }
    let mut from = 0;
    while let Some(at) = run.get(from..).and_then(|rest| rest.find(['@', '#'])).map(|at| at + from) {
        let before = run.get(..at).unwrap_or("");
        let after = run.get(at + 1..).unwrap_or("");
        let joined = before.chars().next_back().is_some_and(char::is_alphanumeric);
        from = at + 1;
        if run.get(at..).is_some_and(|rest| rest.starts_with('@')) {
            if let Some((start, end)) = mailbox(before, after) {
                push(start, at + 1 + end, Label::Email);
                from = at + 1 + end;
            } else if let Some(len) = account(after).filter(|_| !joined) {
                push(at, at + 1 + len, Label::Mention);
                from = at + 1 + len;
            }
        } else if let Some(len) = tag(after).filter(|_| !joined && !before.ends_with(['&', '/', '#'])) {
            push(at, at + 1 + len, Label::Hashtag);
            from = at + 1 + len;
        }
    }
}

/// The first URL of a run.
fn url(run: &str) -> Option<(usize, usize)> {
    if let Some(colon) = run.find("://") {
        let scheme = run.get(..colon)?.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let host = host_len(run.get(colon + 3..)?);
        let name = run.get(colon + 3..colon + 3 + host)?;
        if scheme < 2 || !(is_host(name) || name == "localhost") {
            return None;
        }
        return Some((colon - scheme, trimmed_end(run, colon + 3 + host)));
    }
    if run.contains('@') {
        return None;
    }
    let start = run.find(|letter: char| letter.is_ascii_alphanumeric())?;
    let opened =
        run.get(..start)?.chars().all(|letter| matches!(letter, '(' | '"' | '\'' | '“' | '‘' | '[' | '<' | ':'));
    let host = host_len(run.get(start..)?);
    let name = run.get(start..start + host)?.trim_end_matches(['.', '-']);
    let top = name.rsplit('.').next()?;
    let small = !name.bytes().any(|letter| letter.is_ascii_uppercase());
    let path = || run.get(start + name.len()..).is_some_and(is_path);
    let known = || (small && (is_common_domain(top) || (top.len() == 2 && path()))) || name.starts_with("www.");
    (opened && is_host(name) && known()).then(|| (start, trimmed_end(run, start + name.len())))
}

/// The length of the host at the start of `rest`.
fn host_len(rest: &str) -> usize {
    rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')).count()
}

/// Whether a host has labels and a top-level domain, or is an IPv4 address.
fn is_host(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let labels = || name.split('.');
    let sound =
        labels().all(|label| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-'));
    let top = labels().next_back().unwrap_or("");
    let named = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let address = labels().count() == 4 && labels().all(|label| label.parse::<u8>().is_ok());
    sound && labels().count() >= 2 && (named || address)
}

/// Whether the path of an address follows: `/` and a letter, a digit or the `@` of an account.
fn is_path(rest: &str) -> bool {
    rest.strip_prefix('/')
        .is_some_and(|path| path.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '@'))
}

fn is_common_domain(top: &str) -> bool {
    table::lists(table::shared!("identifiers-domains.tsv"), top)
}

/// The end of a URL whose host ends at `host`: the run up to its last character that is no punctuation of the sentence.
fn trimmed_end(run: &str, host: usize) -> usize {
    let rest = run.get(host..).unwrap_or("");
    if !rest.starts_with(['/', '?', '#', ':']) {
        return host - run.get(..host).unwrap_or("").bytes().rev().take_while(|byte| *byte == b'.').count();
    }
    let stop = rest.find(['"', '<', '>', '”', '“', '\'', '’', '|', '`']).unwrap_or(rest.len());
    let mut part = rest.get(..stop).unwrap_or("");
    loop {
        let shorter = part.trim_end_matches(['.', ',', ';', ':', '!', '?', '…', ']', '}']);
        let closed = shorter.ends_with(')') && shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if closed { shorter.strip_suffix(')').unwrap_or(shorter) } else { shorter };
        if shorter.len() == part.len() {
            return host + part.len();
        }
        part = shorter;
    }
}

/// The mailbox around an `@`: where its local part starts in `before` and where its host ends in `after`.
fn mailbox(before: &str, after: &str) -> Option<(usize, usize)> {
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let local = before.bytes().rev().take_while(is_local).count();
    let start = before.len() - local;
    let local = before.get(start..)?;
    let skipped = local.len() - local.trim_start_matches(['.', '-', '+', '%']).len();
    let host = after.get(..host_len(after))?.trim_end_matches(['.', '-']);
    let named = host.rsplit('.').next().is_some_and(|top| top.bytes().all(|byte| byte.is_ascii_alphabetic()));
    // The dots of a local part stand between letters: RFC 5321, dot-string.
    let dotted = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    let sound = skipped < local.len() && dotted && named && is_host(host);
    sound.then_some((start + skipped, host.len()))
}

/// The length of the account name after an `@`.
fn account(after: &str) -> Option<usize> {
    let len = after.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')).count();
    let name = after.get(..len)?.trim_end_matches('.');
    let named = name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_');
    (named && (2..=30).contains(&name.len())).then_some(name.len())
}

/// The length of the tag after a `#`: letters, digits and underscores, with a letter, or at least three digits.
fn tag(after: &str) -> Option<usize> {
    let name =
        after.get(..after.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(after.len()))?;
    let worded = name.chars().any(char::is_alphabetic) || name.len() >= 3;
    (!name.is_empty() && worded).then_some(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(run: &str) -> Vec<(&str, Label)> {
        let mut found = Vec::new();
        search(run, 0, &mut found);
        found.into_iter().map(|(span, label)| (span.of(run), label)).collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        assert_eq!(all("(https://contoh.id/a_(b)?c=1)."), [("https://contoh.id/a_(b)?c=1", Label::Url)]);
        assert_eq!(all("www.contoh.co.id,"), [("www.contoh.co.id", Label::Url)]);
        assert_eq!(all("http://127.0.0.1:8080"), [("http://127.0.0.1:8080", Label::Url)]);
        assert_eq!(all("Neither a..b@example.org nor .a@example.org is one."), []);
        assert_eq!(all("bit.ly/peta-kota,"), [("bit.ly/peta-kota", Label::Url)]);
        assert_eq!(all("a.b+c@mail.example.org."), [("a.b+c@mail.example.org", Label::Email)]);
        assert_eq!(all("@warga_kota:"), [("@warga_kota", Label::Mention)]);
        assert_eq!(all("#TagarBaru!"), [("#TagarBaru", Label::Hashtag)]);
    }

    #[test]
    fn what_is_no_address_is_left() {
        for run in
            ["https://", "http://362", "a.b/", "hey@you.", "x@", "selesai.Dia", "Kompas.com", "#1", "3.14", "..."]
        {
            assert!(all(run).iter().all(|(_, label)| *label == Label::Mention), "{run}: {:?}", all(run));
        }
    }
}
