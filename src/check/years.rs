//! Remarks on years.

use serde_json::Value;

use super::Finding;
use crate::content::Content;

/// Years so far from the others that they are not offered in the filter: slips, or "no end" as some systems write it. Linear.
pub(super) fn findings(file: &Value, content: &Content) -> Vec<Finding> {
    let Some((first, last)) = content.years() else {
        return Vec::new();
    };
    let initiatives = file["initiatives"].as_array().into_iter().flatten();
    let mut findings = Vec::new();
    for (place, initiative) in initiatives.enumerate() {
        for field in ["from", "to"] {
            let date = initiative["date"][field].as_str().unwrap_or_default();
            let year: Option<u16> = date.get(..4).and_then(|year| year.parse().ok());
            if let Some(year) = year.filter(|year| !(first..=last).contains(year)) {
                findings.push(Finding::FarYear {
                    path: format!("initiatives[{place}].date.{field}"),
                    year,
                });
            }
        }
    }
    findings
}
