//! Who uses the app.

use crate::code::codes;

codes! {
    /// What a member of the team does. Chooses which screens come first; it is not a permission.
    Role {
        /// A practising GP who leads on quality.
        GpQualityLead = "gp-quality-lead", "GP quality lead";
        /// A lay member of the governing body, or a patient leader.
        LayMember = "lay-member", "Lay member";
        /// The designated nurse, doctor or professional for safeguarding.
        SafeguardingLead = "safeguarding-lead", "Safeguarding lead";
        /// Who prepares the meetings.
        QualityManager = "quality-manager", "Quality manager";
    }
}

codes! {
    /// What the commissioning organisation is, in both eras of the NHS in England.
    CommissionerKind {
        /// Clinical commissioning group, 2013 to 2022.
        Ccg = "ccg", "Clinical commissioning group";
        /// Integrated care board, from July 2022.
        Icb = "icb", "Integrated care board";
        /// Anything else: council, region, joint committee.
        Other = "other", "Other commissioner";
    }
}
