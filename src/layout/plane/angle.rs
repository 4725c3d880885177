//! Sine, cosine and arc sine.
//!
//! They use only sums, products, quotients and square roots, which IEEE 754 defines to the last bit. So the machines that
//! prerender and hydrate compute the same picture, which the functions of the standard library do not guarantee; and those
//! cost ten kilobytes in the browser, because they are exact for angles of any size.

use core::f64::consts::{FRAC_PI_2, TAU};

/// The sine and the cosine of an angle in radians, with an error below 10⁻¹² for a hundred turns either way.
///
/// The remainder after whole quarter turns goes through Taylor's series of eⁱˣ = cos x + i sin x
/// (<https://dlmf.nist.gov/4.19>) by Horner's scheme; the terms after the first 18 add less than 10⁻¹⁷.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let quarters = (angle / FRAC_PI_2).round();
    let rest = angle - quarters * FRAC_PI_2;
    let (mut sine, mut cosine) = (0.0, 1.0);
    for degree in (1..18_u8).rev() {
        let factor = rest / f64::from(degree);
        (sine, cosine) = (factor * cosine, 1.0 - factor * sine);
    }
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a cast saturates, and angles are a few turns"
    )]
    match (quarters as i64).rem_euclid(4) {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

/// The angle from −π/2 to π/2 with this sine, with an error below 10⁻¹¹. NaN for an invalid sine.
///
/// The angle is halved four times by the half-angle formulas, as Viète did to compute π; a sixteenth of it is so small that
/// five terms of the arc sine's series (<https://dlmf.nist.gov/4.24>) are enough.
pub fn arc_sine(sine: f64) -> f64 {
    // As a product, because the difference of squares would lose half of the digits near 1.
    let mut cosine = ((1.0 - sine) * (1.0 + sine)).sqrt();
    let mut part = sine;
    for _ in 0..4 {
        cosine = f64::midpoint(1.0, cosine).sqrt();
        part /= 2.0 * cosine;
    }
    let square = part * part;
    let series = 1.0
        + square
            * (1.0 / 6.0 + square * (3.0 / 40.0 + square * (5.0 / 112.0 + square * 35.0 / 1152.0)));
    16.0 * part * series
}

/// The same direction as an angle from 0 to a full turn.
pub fn wrapped(angle: f64) -> f64 {
    angle - TAU * (angle / TAU).floor()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(angle in -100.0 * TAU..100.0 * TAU, sine in -1.0..=1.0) {
            let (own_sine, own_cosine) = sin_cos(angle);
            prop_assert!((own_sine - f64::sin(angle)).abs() < 1e-12);
            prop_assert!((own_cosine - f64::cos(angle)).abs() < 1e-12);
            prop_assert!((arc_sine(sine) - f64::asin(sine)).abs() < 1e-11);
            // Where the arc sine is steepest.
            let near_one = 1.0 - sine * sine * 1e-9;
            prop_assert!((arc_sine(near_one) - f64::asin(near_one)).abs() < 1e-11);
            prop_assert!((wrapped(angle) - angle.rem_euclid(TAU)).abs() < 1e-12);
        }
    }

    #[test]
    fn is_exact_where_a_picture_shows_it() {
        assert_eq!(sin_cos(0.0), (0.0, 1.0));
        assert!((arc_sine(1.0) - FRAC_PI_2).abs() < 1e-11);
        assert!(arc_sine(0.0).abs() < f64::MIN_POSITIVE);
        assert!(arc_sine(1.1).is_nan());
    }
}
