//! The labels that an annotation can carry.
//!
//! The first eighteen are those of OntoNotes 5.0 (Weischedel et al., LDC2013T19), with its meaning for each; the last
//! five name what an article carries that is neither a name nor a number.

use serde::Serialize;

/// What kind of thing a span of text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Label {
    /// A person, real or fictional.
    Person,
    /// A nationality, a religious, political or ethnic group.
    Norp,
    /// A building, airport, road, bridge, camp.
    Fac,
    /// A company, agency, institution, party, team.
    Org,
    /// A place with a government: country, province, city, village.
    Gpe,
    /// Any other place: mountain, sea, region, continent.
    Loc,
    /// A thing made: vehicle, weapon, food, software.
    Product,
    /// A named war, storm, match, festival, disaster.
    Event,
    /// The title of a book, song, film, painting.
    WorkOfArt,
    /// A named law, treaty, article of law.
    Law,
    /// A language.
    Language,
    /// A date, a period of a day or longer, an age.
    Date,
    /// A time or a period shorter than a day.
    Time,
    /// A share of a hundred.
    Percent,
    /// An amount of money with its currency.
    Money,
    /// A measured amount with its unit.
    Quantity,
    /// A position in an order.
    Ordinal,
    /// Any other number.
    Cardinal,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A hashtag.
    Hashtag,
    /// An account that is addressed with `@`.
    Mention,
}

impl Label {
    /// Every label, in the order in which legends show them.
    pub const ALL: [Label; 23] = [
        Label::Person,
        Label::Norp,
        Label::Fac,
        Label::Org,
        Label::Gpe,
        Label::Loc,
        Label::Product,
        Label::Event,
        Label::WorkOfArt,
        Label::Law,
        Label::Language,
        Label::Date,
        Label::Time,
        Label::Percent,
        Label::Money,
        Label::Quantity,
        Label::Ordinal,
        Label::Cardinal,
        Label::Url,
        Label::Email,
        Label::Phone,
        Label::Hashtag,
        Label::Mention,
    ];

    /// The labels of names, which come first of all ([`Label::is_name`]).
    pub const NAMES: &[Label] = Label::ALL.split_at(Label::Language as usize + 1).0;

    /// The label as the contract writes it, such as `WORK_OF_ART`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Label::Person => "PERSON",
            Label::Norp => "NORP",
            Label::Fac => "FAC",
            Label::Org => "ORG",
            Label::Gpe => "GPE",
            Label::Loc => "LOC",
            Label::Product => "PRODUCT",
            Label::Event => "EVENT",
            Label::WorkOfArt => "WORK_OF_ART",
            Label::Law => "LAW",
            Label::Language => "LANGUAGE",
            Label::Date => "DATE",
            Label::Time => "TIME",
            Label::Percent => "PERCENT",
            Label::Money => "MONEY",
            Label::Quantity => "QUANTITY",
            Label::Ordinal => "ORDINAL",
            Label::Cardinal => "CARDINAL",
            Label::Url => "URL",
            Label::Email => "EMAIL",
            Label::Phone => "PHONE",
            Label::Hashtag => "HASHTAG",
            Label::Mention => "MENTION",
        }
    }

    /// The label written `name` in the contract, or `None` where there is no such label.
    pub fn from_name(name: &str) -> Option<Label> {
        Label::ALL.into_iter().find(|label| label.as_str() == name)
    }

    /// Whether the label is of a name, so that its annotations are mentions of an entity.
    pub const fn is_name(self) -> bool {
        matches!(
            self,
            Label::Person
                | Label::Norp
                | Label::Fac
                | Label::Org
                | Label::Gpe
                | Label::Loc
                | Label::Product
                | Label::Event
                | Label::WorkOfArt
                | Label::Law
                | Label::Language
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_found_by_its_name() {
        for label in Label::ALL {
            assert_eq!(Label::from_name(label.as_str()), Some(label));
        }
        assert_eq!(Label::from_name("person"), None);
    }

    #[test]
    fn the_wire_name_is_the_contract_name() {
        for label in Label::ALL {
            let wire = serde_json::to_string(&label).unwrap_or_default();
            assert_eq!(wire, format!("\"{}\"", label.as_str()));
        }
    }
}
