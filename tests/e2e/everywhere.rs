//! Which cases run in every engine, and why. Chromium runs all; Firefox and WebKitGTK run these, each of which could pass
//! in one engine and fail in another. The others test what the program computes (counts, the list, addresses, words), and
//! that is the same WebAssembly in all engines.

/// What depends on the engine, and the cases that test it.
pub const EVERYWHERE: &[(&str, &[&str])] = &[
    (
        "one whole visit, whatever it needs of an engine",
        &["journey::filters_opens_looks_around_and_comes_back"],
    ),
    (
        "a second program: reading files, downloads, modules that are started twice",
        &[
            "desk::mends_a_broken_file_and_gives_it_back",
            "desk::gives_the_work_back_when_the_program_stops",
            "desk_files::gives_back_every_odd_file",
            "desk_files::leaves_what_was_only_looked_at",
            "desk_files::keeps_the_ends_of_lines_that_are_written_by_hand",
            "desk_leaving::counts_what_is_still_being_written",
            "editing::adds_an_initiative_with_a_new_actor",
            "editing::shows_the_map_as_it_will_be",
            "downloads::gives_exactly_what_is_shown",
            "downloads::makes_pictures_of_each_view",
            "downloads::copies_the_table",
            "downloads::leads_out_of_a_frame",
        ],
    ),
    (
        "modules, streams of WebAssembly, preloads and caches, and what an engine says of them on its console",
        &[
            "loading::becomes_ready_with_everything_in_both_languages",
            "loading::stays_quiet_on_the_console",
            "loading::asks_its_own_origin_alone_and_nothing_twice",
            "loading::shows_a_replaced_content_file_that_is_as_long_as_the_old_one",
            "parts::loads_a_view_when_it_is_asked_for",
            "parts::loads_a_view_at_once_that_the_address_names",
            "parts::loads_a_view_in_a_sandbox",
            "parts::says_that_a_view_cannot_be_had_and_tries_again",
        ],
    ),
    (
        "what is left of a file that breaks off, a request that hangs, a program that cannot start",
        &[
            "faults::survives_half_a_content_file",
            "faults::answers_while_the_server_does_not",
            "faults::comes_to_life_without_an_excerpt",
            "faults::stays_readable_when_webassembly_cannot_start",
            "faults::stays_readable_without_its_first_script",
        ],
    ),
    (
        "the history",
        &[
            "address::goes_back_and_forward_through_what_was_done",
            "address::goes_back_from_what_is_seen_before_it_is_in_the_address",
            "address::opens_and_closes_an_initiative",
        ],
    ),
    (
        "the preferred scheme",
        &["address::takes_the_scheme_from_the_address"],
    ),
    (
        "events of the pointer, and what of a picture can be hit",
        &[
            "map::names_the_initiative_under_the_mouse_and_the_focus",
            "map::lets_the_pointer_onto_the_name_and_hides_it_with_escape",
            "map::filters_by_an_area_from_its_label",
            "timeline::opens_by_mouse_and_by_keyboard",
        ],
    ),
    (
        "the focus, in a picture above all, and what keys do by themselves",
        &[
            "focus::goes_to_what_is_nearest_when_what_has_it_goes",
            "focus::stays_with_the_host_until_the_visitor_has_acted",
            "map::is_one_tab_stop",
            "map::walks_through_an_area_from_end_to_end",
            "map::opens_with_enter_and_comes_back_with_escape",
            "map::opens_marks_of_a_crowded_map",
            "map::has_a_link_over_each_mark_of_the_picture",
            "map::opens_what_is_nearest_to_a_finger",
            "controls::shows_the_focus_on_the_usual_controls",
            "controls::shows_the_focus_on_marks",
            "controls::shows_the_focus_on_marks_of_a_narrow_page",
        ],
    ),
    (
        "motion, and properties of styles that move",
        &[
            "map::changes_its_form_with_the_width",
            "map::shrinks_what_a_filter_excludes",
        ],
    ),
    (
        "boxes that keep their place, and how an engine scrolls when what stands above changes",
        &[
            "still::nothing_moves_in_a_wide_page",
            "still::nothing_moves_in_a_page_without_a_side_column",
            "still::nothing_moves_on_a_phone",
            "still::nothing_moves_in_a_frame",
            "still::nothing_moves_in_an_element",
            "actors::keeps_the_place_and_the_focus",
        ],
    ),
    (
        "the widths of words, and boxes that follow from them",
        &[
            "labels::no_label_lies_over_anything_in_swedish",
            "labels::no_label_lies_over_anything_in_english",
            "controls::has_targets_that_can_be_hit",
            "objectives::keeps_what_is_unrolled_apart",
            "objectives::lists_what_is_unrolled_where_there_is_no_room",
            "reading::fits_320_pixels_without_sideways_scrolling",
            "reading::fits_with_text_at_twice_its_size",
            "reading::shows_rows_where_the_wheel_has_no_room",
            "timeline::fits_a_phone",
            "actors::fits_a_phone",
        ],
    ),
    (
        "frames: their sizes, sandboxes, messages, focus and history",
        &[
            "frame::is_as_high_as_its_content_in_any_sandbox",
            "frame::is_as_high_as_its_content_by_messages_that_hosts_know",
            "frame::is_quiet_under_its_own_policy_and_the_hosts",
            "frame::says_what_it_shows_and_does_what_it_is_told",
            "frame::comes_to_life_when_it_is_shown_later",
            "frame::fits_a_narrow_frame",
            "frame::leaves_the_wheel_to_its_host",
            "frame::leaves_the_history_of_its_host_alone",
            "frame::takes_the_focus_in_and_gives_it_out_in_order",
            "frame::brings_what_opens_into_view",
            "frame::stands_beside_another_map",
            "frame::mirrors_its_state_into_the_address_of_its_host",
            "frame::follows_the_colours_of_its_host",
        ],
    ),
    (
        "elements of a page: shadow roots, styles that go in and out, zoom",
        &[
            "element::comes_to_life_and_filters_without_a_trace_in_the_page",
            "element::stands_beside_another_element",
            "element::is_quiet_under_a_strict_policy",
            "element::neither_takes_nor_gives_style",
            "element::has_text_of_one_size_whatever_a_rem_is",
            "element::keeps_its_size_whatever_a_rem_is",
            "element::walks_by_keyboard_and_gives_the_focus_back",
            "element::takes_no_focus_that_is_the_pages",
            "element::can_be_read_where_the_program_cannot_start",
            "element::is_read_before_any_script_as_an_included_fragment",
        ],
    ),
    (
        "the clipboard and its permission, and modal dialogs",
        &[
            "embed_code::copies_the_code",
            "embed_code::lets_the_code_be_copied_by_hand_where_the_clipboard_is_forbidden",
            "embed_code::copies_the_address_of_what_is_shown",
            "embed_code::has_a_dialog_without_fault_in_any_room",
        ],
    ),
    (
        "how addresses and markup are read, with an attacker's eyes",
        &[
            "security::hostile_content_does_nothing",
            "security::hostile_addresses_do_nothing",
        ],
    ),
];

/// Whether the case of this name (`module::name`) runs in every engine.
pub fn runs_everywhere(name: &str) -> bool {
    named().any(|listed| listed == name)
}

/// The names in the list that are not in `cases`: otherwise a case that is renamed would silently drop out.
pub fn unknown(cases: &[String]) -> Vec<&'static str> {
    named()
        .filter(|listed| !cases.iter().any(|case| case == listed))
        .collect()
}

fn named() -> impl Iterator<Item = &'static str> {
    EVERYWHERE
        .iter()
        .flat_map(|(_, names)| names.iter().copied())
}
