//! First start, lock, settings.

use super::wire;
use cf_domain::PersonId;
use cf_domain::word::{CommissionerKind, Role};

wire! {
    /// Where the app stands.
    word Phase {
        /// No vault yet: first start.
        New,
        /// A vault is there, but the recovery code was never typed back.
        Unproved,
        /// Locked.
        Locked,
        /// Open.
        Open,
        /// Made by a newer version: can be read, not changed.
        Newer,
        /// Damaged: a backup can be restored.
        Damaged,
    }
    /// Who is using the app.
    tell Me {
        /// The member.
        pub person: PersonId,
        /// Name.
        pub name: String,
        /// Role.
        pub role: Role,
        /// The organisation's name.
        pub organisation: String,
        /// What it is.
        pub commissioner: CommissionerKind,
        /// What it calls itself in a sentence, such as "the ICB".
        pub commissioner_word: String,
        /// What its meeting is called, such as "Clinical Quality Review Meeting".
        pub meeting_name: String,
        /// The meeting's short name, such as "CQRM".
        pub meeting_short: String,
    }
    /// Where the app stands, all a screen needs before anything else.
    tell AppStatus {
        /// Where it stands.
        pub phase: Phase,
        /// Who, when open.
        pub me: Option<Me>,
        /// How it looks.
        pub display: Display,
        /// Minutes without a key before it locks.
        pub idle_minutes: u32,
        /// Whether this is the made-up vault for practice.
        pub practice: bool,
        /// "laptop" or "tablet".
        pub device_word: String,
        /// Today on this device, such as "2026-11-22".
        pub today: String,
        /// The app's version.
        pub version: String,
        /// A sentence about something that needs care (clock went back, restored …), or none.
        pub notice: Option<String>,
    }
    /// The colours.
    word Theme {
        /// As the system.
        System,
        /// Light.
        Light,
        /// Dark.
        Dark,
        /// High contrast.
        Contrast,
    }
    /// How tight the lines are.
    word Density {
        /// Large and airy.
        Comfortable,
        /// Small and close.
        Compact,
    }
    /// The letters.
    word Letters {
        /// Arial.
        Standard,
        /// Atkinson Hyperlegible.
        Easier,
    }
    /// How it looks.
    tell Display {
        /// Colours.
        pub theme: Theme,
        /// Density.
        pub density: Density,
        /// Letters.
        pub letters: Letters,
        /// Text size in per cent, 100 to 400.
        pub text_size: u32,
    }
    /// The settings.
    tell Settings {
        /// How it looks.
        pub display: Display,
        /// Minutes without a key before it locks, 1 to 30.
        pub idle_minutes: u32,
        /// The organisation's name.
        pub organisation: String,
        /// What the organisation is.
        pub commissioner: CommissionerKind,
        /// What it calls itself in a sentence.
        pub commissioner_word: String,
        /// What its meeting is called.
        pub meeting_name: String,
        /// The meeting's short name.
        pub meeting_short: String,
        /// Whether keyboard shortcuts work.
        pub shortcuts: bool,
        /// Whether to share by itself while open.
        pub share_by_itself: bool,
    }
    /// First start.
    tell SetupBegin {
        /// Name.
        pub name: String,
        /// Role.
        pub role: Role,
        /// The organisation's name.
        pub organisation: String,
        /// What it is.
        pub commissioner: CommissionerKind,
        /// What it calls itself in a sentence.
        pub commissioner_word: String,
        /// What its meeting is called.
        pub meeting_name: String,
        /// The meeting's short name.
        pub meeting_short: String,
        /// The passphrase, at least ten characters.
        pub passphrase: String,
    }
    /// A recovery code, shown once.
    tell RecoveryCode {
        /// Its groups.
        pub groups: Vec<String>,
        /// Which groups (counted from 1) are asked for to prove that it was kept.
        pub ask: Vec<u32>,
    }
    /// The groups typed back.
    tell ProveRecovery {
        /// In the order of `ask`.
        pub groups: Vec<String>,
    }
    /// Opens the vault by one of the two.
    ask Unlock {
        /// The passphrase.
        pub passphrase: Option<String>,
        /// The recovery code.
        pub recovery_code: Option<String>,
    }
    /// A new passphrase.
    tell ChangePassphrase {
        /// The one in use, or the recovery code.
        pub current: String,
        /// The new one.
        pub new: String,
    }
    /// What the person says of themselves now.
    tell ChangeMe {
        /// Name, as colleagues know it.
        pub name: String,
        /// Role.
        pub role: Role,
    }
    /// Asks for a new recovery code.
    tell NewRecoveryCode {
        /// The passphrase, again.
        pub passphrase: String,
    }
    /// Into practice or back.
    tell PracticeSwitch {
        /// True to go in.
        pub practice: bool,
    }
    /// What the app is made of.
    tell About {
        /// Version.
        pub version: String,
        /// Lines for a support request: versions, counts, states. No words of anybody.
        pub support: Vec<String>,
        /// Where the vault is, for the person's own eyes.
        pub folder: String,
    }
}
