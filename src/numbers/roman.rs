//! Roman numerals.

/// The parts of Roman numerals from the largest to the smallest.
const PARTS: [(&str, u32); 13] = [
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

/// The longest standard numeral below 4000 is `MMMDCCCLXXXVIII`.
const LONGEST: usize = 15;

/// The number that `text` writes in capital Roman numerals, from 1 to 3999; `None` where it is no such numeral in its
/// one standard form (`IV`, never `IIII`).
pub fn roman(text: &str) -> Option<u32> {
    if text.len() > LONGEST {
        return None;
    }
    let mut rest = text;
    let mut number = 0;
    for (letters, value) in PARTS {
        while let Some(after) = rest.strip_prefix(letters) {
            rest = after;
            number += value;
        }
    }
    (rest.is_empty() && (1..4000).contains(&number) && standard_form(number) == text).then_some(number)
}

fn standard_form(mut number: u32) -> String {
    let mut text = String::with_capacity(LONGEST);
    for (letters, value) in PARTS {
        while number >= value {
            text.push_str(letters);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_forms_are_read_and_no_others() {
        for (text, number) in
            [("I", 1), ("II", 2), ("IV", 4), ("XIV", 14), ("XXI", 21), ("XLIX", 49), ("MCMXCVIII", 1998)]
        {
            assert_eq!(roman(text), Some(number), "{text}");
        }
        for text in ["", "IIII", "VX", "IC", "xiv", "MMMM", "A", "IXI", "XCX"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }
}
