//! Every operation by name, with its sentence: what history and undo say.

macro_rules! operations {
    ($($variant:ident = $code:literal, $sentence:literal;)+) => {
        /// Something a person does that changes the vault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Operation { $(#[doc = $sentence] $variant,)+ }
        impl Operation {
            /// The name that is signed with each event. Frozen.
            #[must_use]
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code,)+ } }

            /// The operation of this name, if this app knows it.
            #[must_use]
            pub fn of(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// The sentence for an operation's name; a newer app's name has a general one.
            #[must_use]
            pub fn sentence_of(code: &str) -> &'static str {
                match code { $($code => $sentence,)+ _ => "Made a change" }
            }
        }
    };
}

impl Operation {
    /// Why it cannot be undone from the list, whatever became of it; nothing when it can.
    #[must_use]
    pub const fn lasting(self) -> Option<&'static str> {
        match self {
            Self::SetUp => Some("Setting up can't be undone. Change your settings instead."),
            Self::IssuePack => {
                Some("A pack that was issued can't be called back. Issue a new one instead.")
            }
            Self::Share | Self::MakeSpace | Self::Invite | Self::Join => {
                Some("This is done in the shared place. Go to Sharing to change it.")
            }
            Self::Admit | Self::AdmitDevice | Self::Remove | Self::RemoveDevice | Self::GiveKey => {
                Some("Who is let in is known to colleagues, so it can't be undone.")
            }
            Self::LetThrough => Some("What was let through is read, so it can't be undone."),
            _ => None,
        }
    }
}

operations! {
    SetUp = "setup", "Set up this device";
    KeepSettings = "settings.keep", "Changed the settings";
    ChangeMe = "person.change", "Changed name or role";
    KeepDraft = "draft.keep", "Typed";
    DiscardDraft = "draft.discard", "Threw a draft away";
    SaveProvider = "provider.save", "Saved a provider";
    AddPlace = "provider.add_place", "Added a ward, service or site";
    ChangePlace = "provider.change_place", "Changed a ward, service or site";
    ImportProviders = "provider.import", "Loaded a list of providers";
    StartVisit = "visit.start", "Started a visit";
    PlanVisit = "visit.plan", "Planned a visit";
    SetStage = "visit.stage", "Said how far a visit is";
    CloseVisit = "visit.close", "Closed a visit";
    ReopenVisit = "visit.reopen", "Opened a closed visit again";
    HandOver = "visit.hand_over", "Handed notes to the team of a visit";
    JoinVisit = "visit.join", "Said that two visits are the same";
    SettlePrompt = "visit.settle", "Said which answer stands";
    SaveContact = "contact.save", "Saved whom to ring";
    SaveVisit = "visit.save", "Changed the facts of a visit";
    SaveNote = "note.save", "Saved a note";
    ChangeNote = "note.change", "Changed a note";
    StartSummary = "summary.start", "Began a visit summary";
    SaveSummary = "summary.save", "Changed a visit summary";
    SettleDetail = "summary.settle", "Settled a personal detail";
    PublishSummary = "summary.publish", "Published a visit summary";
    ShareFurther = "record.share", "Shared something with other people";
    Withdraw = "record.withdraw", "Took back something published";
    SaveIntelligence = "intelligence.save", "Saved what was noticed or told";
    ShareIntelligence = "intelligence.share", "Shared what was noticed or told with the quality team";
    SaveConcern = "concern.save", "Saved a concern";
    ShareConcern = "concern.share", "Shared a concern with the quality team";
    TakeStep = "concern.step", "Took a step on the escalation ladder";
    SaveAction = "action.save", "Saved an action";
    SettleAnswers = "record.settle", "Chose between different answers";
    AddResponse = "response.add", "Added an answer or update";
    Bin = "record.bin", "Put something in the bin";
    Restore = "record.restore", "Took something out of the bin";
    Undo = "undo", "Undid something";
    IssuePack = "pack.issue", "Issued a pack";
    Share = "space.share", "Shared with colleagues";
    MakeSpace = "space.make", "Made a shared space";
    Invite = "space.invite", "Invited a colleague";
    Join = "space.join", "Asked to join a shared space";
    Admit = "member.admit", "Let a colleague in";
    AdmitDevice = "device.admit", "Let a further computer in";
    Remove = "member.remove", "Changed or ended a colleague's membership";
    RemoveDevice = "device.remove", "Shut a computer out";
    LetThrough = "member.let-through", "Let through more of what a colleague sends";
    GiveKey = "key.give", "Gave colleagues the keys they may read with";
    AddRecords = "records.add", "Added records from a file";
}
