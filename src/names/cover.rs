//! Which names stand where: what shares tokens with a name is found by its tokens, not by a search of the whole block.

use super::spotter::Spot;

/// Names in the order in which they came, by the tokens that they cover.
#[derive(Debug)]
pub(super) struct Cover {
    names: Vec<Option<Spot>>,
    /// For each token, one more than the index of its last cell; 0 for none.
    last: Vec<u32>,
    /// Names over a token: the index of one, and what `last` had before it.
    cells: Vec<(u32, u32)>,
}

impl Cover {
    /// No names over a block of so many tokens.
    pub fn new(tokens: usize) -> Cover {
        Cover { names: Vec::new(), last: vec![0; tokens], cells: Vec::new() }
    }

    /// Adds a name.
    pub fn push(&mut self, spot: Spot) {
        let name = self.names.len() as u32;
        for last in self.last.get_mut(spot.start..spot.end).unwrap_or_default() {
            self.cells.push((name, *last));
            *last = self.cells.len() as u32;
        }
        self.names.push(Some(spot));
    }

    /// Adds `spot` in place of the names that share tokens with it, where each of them lies in it and is shorter. Else
    /// nothing changes.
    pub fn replace(&mut self, spot: Spot) {
        let mut inner = Vec::new();
        for &last in self.last.get(spot.start..spot.end).unwrap_or_default() {
            let mut at = last;
            while let Some(&(name, before)) = (at as usize).checked_sub(1).and_then(|at| self.cells.get(at)) {
                at = before;
                let Some(Some(one)) = self.names.get(name as usize) else {
                    continue;
                };
                if one.start < spot.start || one.end > spot.end || one.end - one.start == spot.end - spot.start {
                    return;
                }
                inner.push(name as usize);
            }
        }
        for name in inner {
            if let Some(slot) = self.names.get_mut(name) {
                *slot = None;
            }
        }
        self.push(spot);
    }

    /// Whether no name was ever added over the token at `index`.
    pub fn is_free(&self, index: usize) -> bool {
        self.last.get(index) == Some(&0)
    }

    /// The names that are left, in order.
    pub fn into_names(self) -> impl Iterator<Item = Spot> {
        self.names.into_iter().flatten()
    }
}

/// Those of `spots`, which are in order and do not overlap, that share tokens with `start..end`.
pub(super) fn touching<T: Stretch>(spots: &[T], start: usize, end: usize) -> impl Iterator<Item = &T> {
    let first = spots.partition_point(|spot| spot.stretch().1 <= start);
    spots.get(first..).unwrap_or_default().iter().take_while(move |spot| spot.stretch().0 < end)
}

/// What stands over tokens of a block.
pub(super) trait Stretch {
    /// Its first token, and the one past its last.
    fn stretch(&self) -> (usize, usize);
}

impl Stretch for Spot {
    fn stretch(&self) -> (usize, usize) {
        (self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(start: usize, end: usize) -> Spot {
        Spot { start, end, ..Spot::default() }
    }

    fn left(cover: Cover) -> Vec<(usize, usize)> {
        cover.into_names().map(|one| one.stretch()).collect()
    }

    #[test]
    fn a_longer_name_stands_for_those_in_it() {
        let mut cover = Cover::new(10);
        [spot(1, 2), spot(3, 4), spot(6, 8)].into_iter().for_each(|one| cover.push(one));
        cover.replace(spot(1, 5));
        cover.replace(spot(6, 8));
        cover.replace(spot(7, 10));
        cover.replace(spot(9, 10));
        assert_eq!(left(cover), [(6, 8), (1, 5), (9, 10)]);
    }

    #[test]
    fn what_touches_is_found_in_order() {
        let spots = [spot(0, 2), spot(2, 5), spot(7, 8)];
        let found = |start, end| touching(&spots, start, end).map(Stretch::stretch).collect::<Vec<_>>();
        assert_eq!(found(1, 3), [(0, 2), (2, 5)]);
        assert_eq!(found(4, 8), [(2, 5), (7, 8)]);
        assert_eq!(found(5, 7), []);
    }
}
