//! The closed lists of the content format: what an initiative is, and who takes part.

/// What an initiative is (`kind` in the content file; "slag" in Swedish).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// regeringsuppdrag
    Assignment,
    /// satsning
    Investment,
    /// utredning
    Inquiry,
    /// lagstiftning
    Legislation,
    /// avtal
    Agreement,
    /// infrastruktur
    Infrastructure,
    /// program
    Programme,
    /// rapport
    Report,
    /// evenemang
    Event,
    /// organisation
    Organisation,
}

/// A family of kinds, which decides the shape of a mark. Four shapes can be distinguished at seven pixels, ten cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Programmes and assignments: a circle.
    Work,
    /// Inquiries, legislation and reports: a square.
    Rules,
    /// Investments and infrastructure: a diamond.
    Means,
    /// Agreements, events and organisations: a triangle.
    Partnership,
}

impl Kind {
    /// All kinds, in the order of the interface: by family.
    pub const ALL: [Self; 10] = [
        Self::Programme,
        Self::Assignment,
        Self::Inquiry,
        Self::Legislation,
        Self::Report,
        Self::Investment,
        Self::Infrastructure,
        Self::Agreement,
        Self::Event,
        Self::Organisation,
    ];

    /// The id in the content file and the URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Assignment => "assignment",
            Self::Investment => "investment",
            Self::Inquiry => "inquiry",
            Self::Legislation => "legislation",
            Self::Agreement => "agreement",
            Self::Infrastructure => "infrastructure",
            Self::Programme => "programme",
            Self::Report => "report",
            Self::Event => "event",
            Self::Organisation => "organisation",
        }
    }

    /// The kind with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether initiatives of this kind continue once they have begun, so that a missing end means an open end.
    ///
    /// ```
    /// use life_science_map::content::Kind;
    ///
    /// assert!(Kind::Infrastructure.lasts() && !Kind::Report.lasts());
    /// ```
    pub const fn lasts(self) -> bool {
        matches!(
            self,
            Self::Programme | Self::Infrastructure | Self::Organisation
        )
    }

    /// The family, which decides the shape of the mark.
    pub const fn family(self) -> Family {
        match self {
            Self::Programme | Self::Assignment => Family::Work,
            Self::Inquiry | Self::Legislation | Self::Report => Family::Rules,
            Self::Investment | Self::Infrastructure => Family::Means,
            Self::Agreement | Self::Event | Self::Organisation => Family::Partnership,
        }
    }
}

impl Family {
    /// All families, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::Work, Self::Rules, Self::Means, Self::Partnership];
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// The Government and its offices.
    Government,
    /// A government agency.
    Agency,
    /// A region.
    Region,
    /// A municipality.
    Municipality,
    /// A university or another institution of higher education.
    University,
    /// A company.
    Company,
    /// A foundation.
    Foundation,
    /// An association, a member organisation or a network.
    Association,
    /// An international body.
    International,
}

impl ActorKind {
    /// All kinds of actors, the public ones first.
    pub const ALL: [Self; 9] = [
        Self::Government,
        Self::Agency,
        Self::Region,
        Self::Municipality,
        Self::University,
        Self::Company,
        Self::Foundation,
        Self::Association,
        Self::International,
    ];

    /// The id in the content file.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Agency => "agency",
            Self::Region => "region",
            Self::Municipality => "municipality",
            Self::University => "university",
            Self::Company => "company",
            Self::Foundation => "foundation",
            Self::Association => "association",
            Self::International => "international",
        }
    }

    /// The kind of actor with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}
