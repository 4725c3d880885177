//! The benchmarks: how the core's work grows with the content, and the site in a browser beside a peer that does the same
//! job without Rust. `docs/performance.md` says what each figure means, and holds the tables that this writes.

mod browser;
mod chromium;
mod machine;
mod native;
mod oracle;
mod report;
mod sites;

use anyhow::Result;

use crate::process::announce;
use crate::project::Project;
use crate::system;
use report::Section;

/// The numbers of initiatives of generated content. All are larger than [`SMALL`].
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Below so many initiatives a content is as small as the real one, which has aims of its own.
const SMALL: usize = 1_000;

/// What to measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The core, natively.
    pub native: bool,
    /// The site and its peer, in Chromium.
    pub browser: bool,
    /// The numbers of initiatives, if not the usual ones: that of the real content, and larger ones.
    pub sizes: Option<Vec<usize>>,
    /// Few repetitions: to see that it works, not to compare.
    pub quick: bool,
}

impl Options {
    /// Whether this measures all that the tables of `docs/performance.md` show.
    fn is_complete(&self) -> bool {
        !self.quick && self.sizes.is_none()
    }

    fn sizes(&self, project: &Project) -> Result<Vec<usize>> {
        if let Some(sizes) = &self.sizes {
            return Ok(sizes.clone());
        }
        let mut sizes = vec![sites::real_size(project)?];
        sizes.extend(SIZES);
        sizes.dedup();
        Ok(sizes)
    }
}

/// Measures, prints the tables, and writes them to `docs/performance.md` if all sizes were measured, and not quickly.
///
/// # Errors
/// When something cannot be built, started or measured. That an aim is missed is no error.
pub fn bench(project: &Project, options: &Options) -> Result<()> {
    let machine = machine::describe(project);
    let sizes = options.sizes(project)?;
    let mut sections = Vec::new();
    if options.browser {
        system::ensure(&[&system::CHROMIUM, &system::NPM])?;
        let (version, runs) = browser::measure(project, &sizes, options.quick)?;
        sections.push((Section::Browser, report::browser(&runs, &machine, &version)));
    }
    if options.native {
        let growth = native::measure(project, &sizes, options.quick)?;
        sections.push((Section::Native, report::native(&growth, &machine)));
    }
    for (_, text) in &sections {
        println!("\n{text}");
    }
    if options.is_complete() {
        for (section, text) in &sections {
            section.write(project, text)?;
        }
        announce("The tables are written to docs/performance.md");
    } else {
        announce("docs/performance.md stays as it is: this was no complete run");
    }
    Ok(())
}
