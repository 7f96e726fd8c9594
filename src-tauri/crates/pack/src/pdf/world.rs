//! All that Typst may see: the layouts that ship with the app, one file of words, the photographs of
//! the paper, two fonts, one day.
//! No file system, no network, no packages, no clock.

use std::sync::{Arc, LazyLock};

use chrono::{Datelike, NaiveDate};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

use super::fonts::{BOOK, FONTS};
use crate::PackError;
use crate::paper::Photo;

const LAYOUTS: [(&str, &str); 5] = [
    ("theme.typ", include_str!("../../../../../assets/pack/theme.typ")),
    ("marks.typ", include_str!("../../../../../assets/pack/marks.typ")),
    ("parts.typ", include_str!("../../../../../assets/pack/parts.typ")),
    ("paper.typ", include_str!("../../../../../assets/pack/paper.typ")),
    ("pictures.typ", include_str!("../../../../../assets/pack/pictures.typ")),
];

/// The layouts, by file name.
pub(super) const fn layouts() -> &'static [(&'static str, &'static str)] {
    &LAYOUTS
}

/// The layouts as Typst sources, read once.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    LAYOUTS
        .iter()
        .filter_map(|(name, text)| Some(Source::new(file_id(name)?, (*text).to_owned())))
        .collect()
});

/// Typst's own functions, with row headers for tables.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    LazyHash::new(
        Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build(),
    )
});

/// Which layout to typeset.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Layout {
    /// A pack.
    Paper,
    /// Marks and clocks for Word.
    Pictures,
}

impl Layout {
    /// The layout's own file, and the one that it reads its words from.
    pub(super) const fn files(self) -> (&'static str, &'static str) {
        match self {
            Self::Paper => ("paper.typ", "paper.json"),
            Self::Pictures => ("pictures.typ", "pictures.json"),
        }
    }
}

/// One layout with its words.
#[derive(Debug)]
pub(crate) struct World {
    main: FileId,
    words_id: FileId,
    words: Bytes,
    photos: Vec<(FileId, Bytes)>,
    today: NaiveDate,
}

impl World {
    /// A layout, what it reads, and the day that is "today" to it.
    pub fn new(
        layout: Layout,
        words: &serde_json::Value,
        today: NaiveDate,
    ) -> Result<Self, PackError> {
        let (main, words_file) = layout.files();
        let id = |name: &'static str| file_id(name).ok_or(PackError::Asset(name));
        Ok(Self {
            main: id(main)?,
            words_id: id(words_file)?,
            words: Bytes::from_string(words.to_string()),
            photos: Vec::new(),
            today,
        })
    }

    /// The same with photographs, each a file that the layout may read.
    pub fn with_photos(mut self, photos: &[Photo]) -> Result<Self, PackError> {
        let file = |(index, photo): (usize, &Photo)| {
            let id = file_id(&photo.file(index)).ok_or(PackError::Photograph(index + 1))?;
            Ok((id, Bytes::new(Arc::clone(&photo.bytes))))
        };
        self.photos = photos.iter().enumerate().map(file).collect::<Result<_, PackError>>()?;
        Ok(self)
    }
}

/// File and line of the first problem. Typst's message is left out: it may quote the pack.
pub(super) fn whereabouts(problems: &[SourceDiagnostic]) -> String {
    let place = problems.iter().find_map(|problem| {
        let DiagSpanKind::Number { id, num, sub_range } = problem.span.get() else { return None };
        let source = SOURCES.iter().find(|source| source.id() == id)?;
        let line = source.lines().byte_to_line(source.range(num, sub_range)?.start)?;
        Some(format!("{}, line {}", id.get().vpath().get_without_slash(), line + 1))
    });
    place.unwrap_or_else(|| "the layouts".to_owned())
}

fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("/{name}")).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.words_id {
            return Ok(self.words.clone());
        }
        let photo = self.photos.iter().find(|(photo, _)| *photo == id);
        photo.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        let month = u8::try_from(self.today.month()).ok()?;
        Datetime::from_ymd(self.today.year(), month, u8::try_from(self.today.day()).ok()?)
    }
}
