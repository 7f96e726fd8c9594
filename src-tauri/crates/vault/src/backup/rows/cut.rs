//! Where a dump is cut.

/// The largest piece: 4 MiB.
const MOST: usize = 4 * 1024 * 1024;

/// How many bytes a piece has on average. What was added last is sent again with the piece that it
/// stands in.
const USUAL: u64 = 128 * 1024;

/// Puts frames together to pieces. A piece ends after a frame whose own hash says so, the more
/// likely the longer the frame; so the same frames are cut at the same places whatever stands before
/// them.
pub struct Cutter<F> {
    piece: Vec<u8>,
    each: F,
}

impl<E, F: FnMut(&[u8]) -> Result<(), E>> Cutter<F> {
    pub const fn new(each: F) -> Self {
        Self { piece: Vec::new(), each }
    }

    pub fn add(&mut self, frame: &[u8]) -> Result<(), E> {
        self.piece.extend_from_slice(frame);
        while let Some((first, rest)) = self.piece.split_at_checked(MOST) {
            (self.each)(first)?;
            self.piece = rest.to_vec();
        }
        if ends_after(frame) { self.end() } else { Ok(()) }
    }

    /// Ends the piece here.
    pub fn end(&mut self) -> Result<(), E> {
        if !self.piece.is_empty() {
            (self.each)(&self.piece)?;
            self.piece.clear();
        }
        Ok(())
    }
}

fn ends_after(frame: &[u8]) -> bool {
    let hash = blake3::hash(frame);
    let drawn = hash.as_bytes().first_chunk().map_or(u64::MAX, |first| u64::from_le_bytes(*first));
    let length = u64::try_from(frame.len()).unwrap_or(u64::MAX);
    drawn < (u64::MAX / USUAL).saturating_mul(length)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::convert::Infallible;

    fn pieces(frames: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let mut pieces = Vec::new();
        let mut cutter = Cutter::new(|piece: &[u8]| {
            pieces.push(piece.to_vec());
            Ok::<(), Infallible>(())
        });
        for frame in frames {
            cutter.add(frame).unwrap();
        }
        cutter.end().unwrap();
        pieces
    }

    fn frames(count: u32) -> Vec<Vec<u8>> {
        (0..count).map(|n| n.to_le_bytes().repeat(100)).collect()
    }

    #[test]
    fn nothing_is_lost_and_a_change_leaves_the_other_pieces_alone() {
        let before = frames(20_000);
        let cut = pieces(&before);
        assert_eq!(cut.concat(), before.concat());
        assert!((30..130).contains(&cut.len()), "{} pieces of 8 MB", cut.len());
        let mut after = before.clone();
        after[9_000] = b"something else".to_vec();
        after.insert(12_000, b"something new".to_vec());
        after.push(b"the last".to_vec());
        let known: BTreeSet<_> = cut.into_iter().collect();
        let new = pieces(&after).into_iter().filter(|piece| !known.contains(piece)).count();
        assert!((1..=5).contains(&new), "{new} pieces are new");
    }

    #[test]
    fn a_frame_larger_than_a_piece_is_divided() {
        let large = vec![vec![7; 9 * 1024 * 1024], vec![1; 10]];
        let cut = pieces(&large);
        assert!(cut.iter().all(|piece| piece.len() <= MOST));
        assert_eq!(cut.concat(), large.concat());
    }
}
