//! Things of one sort that were found.

/// The first of them, and how many there are.
#[derive(Clone, Debug)]
pub struct Found<T> {
    pub first: Vec<T>,
    pub count: usize,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            count: 0,
        }
    }
}
