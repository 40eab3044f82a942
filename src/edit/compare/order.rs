//! What stayed in its order, and what was moved.

/// Of places that are all different, which stay in the longest row that rises; the others were
/// moved. Of several such rows always the same one.
pub(in crate::edit) fn unmoved(places: &[usize]) -> Vec<bool> {
    // The least place a rising row of each length ends with, and which entry that is.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (nth, place) in places.iter().enumerate() {
        let length = ends.partition_point(|(end, _)| end < place);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|(_, nth)| *nth));
        match ends.get_mut(length) {
            Some(end) => *end = (*place, nth),
            None => ends.push((*place, nth)),
        }
    }
    let mut stays = vec![false; places.len()];
    let mut next = ends.last().map(|(_, nth)| *nth);
    while let Some(nth) = next {
        if let Some(stays) = stays.get_mut(nth) {
            *stays = true;
        }
        next = before.get(nth).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_as_can_be_were_moved() {
        assert_eq!(unmoved(&[]), Vec::<bool>::new());
        assert_eq!(unmoved(&[0, 1, 2]), [true; 3]);
        assert_eq!(unmoved(&[1, 2, 0, 3]), [true, true, false, true]);
        assert_eq!(unmoved(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(unmoved(&[2, 1, 0]).into_iter().filter(|stays| *stays).count(), 1);
    }
}
