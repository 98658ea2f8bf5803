//! How one quantity grows with another.

/// The slope of the straight line through the logarithms of `points`, by least squares: 1 where the second of each grows as
/// the first does, 2 where it grows as its square. `None` of fewer than two points; points that have no logarithm are left
/// out.
pub fn slope(points: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let logarithms: Vec<(f64, f64)> =
        points.filter(|(x, y)| *x > 0.0 && *y > 0.0).map(|(x, y)| (x.ln(), y.ln())).collect();
    let count = logarithms.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| logarithms.iter().map(of).sum::<f64>() / count;
    let (x_mean, y_mean) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = logarithms.iter().map(|(x, _)| (x - x_mean).powi(2)).sum();
    let together: f64 = logarithms.iter().map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
    (logarithms.len() > 1 && spread > 0.0).then(|| together / spread)
}

#[cfg(test)]
mod tests {
    use super::slope;

    #[test]
    fn powers_have_their_exponents() {
        for power in [0.5, 1.0, 2.0] {
            let points = [10.0_f64, 100.0, 5000.0].map(|x| (x, 3.0 * x.powf(power)));
            let found = slope(points.into_iter()).unwrap_or_default();
            assert!((found - power).abs() < 1e-9, "{found} for {power}");
        }
    }

    #[test]
    fn one_point_has_no_slope() {
        assert_eq!(slope([(10.0, 1.0), (20.0, 0.0)].into_iter()), None);
        assert_eq!(slope([(10.0, 1.0), (10.0, 2.0)].into_iter()), None);
    }
}
