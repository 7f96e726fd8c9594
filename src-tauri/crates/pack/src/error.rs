//! What can go wrong when a pack is made.

use crate::document::Section;

/// Why a pack was not made. No message holds any text of the pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// The document could not be written as JSON.
    #[error("the pack's content could not be read; make the pack again from its records")]
    Content,
    /// A file that ships with the app is damaged. Holds the name of the asset.
    #[error("{0} is damaged: install the app again, or put back the file that was changed")]
    Asset(&'static str),
    /// The document names an edition that is not in `editions.json`.
    #[error("there is no such edition: choose one from the list")]
    UnknownEdition,
    /// The marking does not begin with the edition's.
    #[error("the marking does not fit the edition: begin it with {0}")]
    Marking(String),
    /// The edition does not have this part.
    #[error("this edition has no {}: take them out", .0.words())]
    NotInEdition(Section),
    /// A theme rests on fewer reports or kinds of source than the edition allows.
    #[error(
        "theme {number} rests on too little to be shown: this edition needs {reports} reports from \
         {kinds} kinds of source. Take it out"
    )]
    ThemeTooSmall {
        /// Which theme, counted from 1.
        number: usize,
        /// Reports that the edition needs.
        reports: u32,
        /// Kinds of source that the edition needs.
        kinds: u32,
    },
    /// The title is empty; a tagged PDF must have one.
    #[error("the pack has no title: write one")]
    NoTitle,
    /// A part of the pack has no agenda item.
    #[error("the {} are on no agenda item: add an item for them", .0.words())]
    NotOnAgenda(Section),
    /// A part of the pack is on two agenda items.
    #[error("the {} are on two agenda items: keep one", .0.words())]
    SectionTwice(Section),
    /// Two agenda items have one number.
    #[error("two agenda items have the same number: number them apart")]
    AgendaNumberTwice,
    /// Two parts have the same name.
    #[error("two parts of the pack have the same name: make the pack again from its records")]
    NameTwice,
    /// A link on the cover or beside an ask leads nowhere.
    #[error("a link leads to a part that is not in this pack: take out the link or add the part")]
    LinkLeadsNowhere,
    /// A photograph cannot be read. Holds which, counted from 1.
    #[error(
        "photograph {0} cannot be read: take it out, or put it in again as a PNG or JPEG in ordinary colours"
    )]
    Photograph(usize),
    /// A photograph still holds what the camera wrote into it. Holds which, counted from 1.
    #[error(
        "photograph {0} still holds what the camera wrote into it, such as time and place: take it out, or add it \
         again so that this is removed"
    )]
    CameraNotes(usize),
    /// A paper about a visit was asked for as Excel.
    #[error("a visit report has no Excel file: choose PDF or Word")]
    NoExcel,
    /// The typesetter refused. Holds the layout file and line it stopped at, never what it read there.
    #[error("the PDF could not be made: look at {0} in assets/pack")]
    Typesetting(String),
    /// The Word file could not be written.
    #[error("the Word file could not be made: try again, or choose PDF")]
    Word,
    /// The Excel file could not be written.
    #[error("the Excel file could not be made: try again, or choose PDF")]
    Excel,
    /// Somebody cancelled.
    #[error("cancelled: no file was made")]
    Cancelled,
}
