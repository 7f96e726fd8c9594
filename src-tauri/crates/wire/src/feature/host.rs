//! The computer: dialogs and folders. The window never sees or gives a path.

use super::wire;

wire! {
    /// What to pick.
    word PickPurpose {
        /// A list of organisations.
        Organisations,
        /// A folder to share in.
        Space,
        /// A folder for a pack.
        Pack,
        /// A file for everything.
        Export,
        /// A colleague's file of shared entries.
        Bundle,
        /// A folder or stick for such a file.
        BundleFolder,
    }
    /// Asks for a file or folder.
    tell Pick {
        /// What for.
        pub purpose: PickPurpose,
    }
    /// What was picked.
    tell Picked {
        /// Stands for the path.
        pub token: String,
        /// What to show: the last part of the path.
        pub name: String,
    }
}
