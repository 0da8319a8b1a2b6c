//! Slow beginnings and ends of what moves.

/// Runs smoothly from 0 to 1 while `share` does, with no speed at either end; outside it stays there.
pub fn smoothstep(share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smooth_step_begins_and_ends_at_rest_and_never_turns_back() {
        let steps: Vec<f64> = (-10..=110)
            .map(|part| smoothstep(f64::from(part) / 100.0))
            .collect();
        assert_eq!(
            (steps[0], steps[10], steps[60], steps[110], steps[120]),
            (0.0, 0.0, 0.5, 1.0, 1.0)
        );
        assert!(steps.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(steps[11] - steps[10] < 0.001 && steps[110] - steps[109] < 0.001);
    }
}
