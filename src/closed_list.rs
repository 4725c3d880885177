//! Closed lists: enums whose values have an id in the address or in the content file.

/// Makes an enum whose values have ids: `ALL` of them in the order in which the interface lists them, `id` and `from_id`.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// All of them, in the order in which the interface lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value in the URL.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }

            /// The one with this value in the URL.
            pub fn from_id(id: &str) -> Option<Self> {
                match id {
                    $($id => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use closed_list;
