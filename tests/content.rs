//! Reading content files: the real one, broken ones, and anything at all.

use life_science_map::content::Content;

#[test]
fn the_real_content_is_read_whole_and_without_a_fault() {
    let (content, faults) = Content::read(include_bytes!("../public/content.json")).unwrap();
    assert_eq!(faults, []);
    assert_eq!(content.areas().len(), 8);
    assert_eq!(content.objectives().len(), 25);
    assert_eq!(content.programmes().len(), 5);
    assert_eq!(content.initiatives().len(), 182);
    assert_eq!(content.actors().len(), 127);
    assert_eq!(content.places().len(), 18);
}
