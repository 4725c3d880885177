//! The benchmarks: how the core's time grows with the content, and the site in a browser compared with two peers that do
//! the same without Rust. `docs/performance.md` explains the figures and contains the tables that this writes.

mod browser;
mod chromium;
mod figures;
mod machine;
mod native;
mod oracle;
mod report;
mod sites;
mod visit;

use anyhow::Result;

use crate::process::announce;
use crate::project::Project;
use crate::system;
use report::Section;

/// The sizes of generated content, in initiatives. All are above [`SMALL`].
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Below this number of initiatives a content counts as small, like the real one, which has its own aims.
const SMALL: usize = 1_000;

/// What to measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The core, natively.
    pub native: bool,
    /// The site and its peers, in Chromium.
    pub browser: bool,
    /// The numbers of initiatives, instead of the default ones: that of the real content, and larger ones.
    pub sizes: Option<Vec<usize>>,
    /// Few repetitions: to check that it works, not to compare.
    pub quick: bool,
}

impl Options {
    /// Whether this measures everything in the tables of `docs/performance.md`.
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

/// Measures, prints the tables, and writes them to `docs/performance.md` if all sizes were measured with full repetitions.
///
/// # Errors
/// If something cannot be built, started or measured. A missed aim is not an error.
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
