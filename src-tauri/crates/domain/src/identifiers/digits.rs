//! Runs of digits with the small gaps that people put into long numbers.

/// What stands between two groups of digits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// Blanks of any kind.
    pub spaces: u8,
    /// Dots and dashes.
    pub marks: u8,
    /// Strokes.
    pub slashes: u8,
    /// Brackets.
    pub brackets: u8,
    /// Line ends.
    pub newlines: u8,
}

impl Gap {
    /// Glued on with a mark: `1-116865921`, `0.943`.
    pub fn is_tight(self) -> bool {
        self.spaces == 0 && self.newlines == 0 && self.marks + self.slashes > 0
    }

    fn take(&mut self, c: char) -> bool {
        let count = match c {
            '\n' => &mut self.newlines,
            // Blanks, and characters that take no room at all.
            _ if c.is_whitespace() => &mut self.spaces,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => &mut self.spaces,
            '.' | '-' | '_' | '·' | '•' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                &mut self.marks
            }
            '/' => &mut self.slashes,
            '(' | ')' => &mut self.brackets,
            _ => return false,
        };
        *count = count.saturating_add(1);
        self.spaces <= 4
            && self.marks + self.slashes <= 1
            && self.brackets <= 2
            && self.newlines <= 1
    }
}

/// Digits without anything between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// What stands before it, if a group of the same chain does.
    pub gap: Gap,
}

impl Group {
    /// How many digits.
    pub fn len(&self) -> usize {
        self.end - self.start
    }
}

/// Calls `look` with every run of groups that only small gaps divide.
pub(super) fn each_chain(text: &str, mut look: impl FnMut(&[Group])) {
    let mut chain: Vec<Group> = Vec::new();
    let mut gap = Some(Gap::default());
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            match chain.last_mut() {
                Some(group) if inside => group.end = at + 1,
                _ => {
                    if gap.is_none() {
                        look(&chain);
                        chain.clear();
                    }
                    let gap = gap.filter(|_| !chain.is_empty()).unwrap_or_default();
                    chain.push(Group { start: at, end: at + 1, gap });
                }
            }
            (inside, gap) = (true, Some(Gap::default()));
        } else {
            inside = false;
            gap = gap.and_then(|mut g| g.take(c).then_some(g));
        }
    }
    look(&chain);
}

/// The digits of some groups, one after the other.
pub(super) fn digits_of(text: &str, groups: &[Group]) -> String {
    groups.iter().filter_map(|g| text.get(g.start..g.end)).collect()
}
