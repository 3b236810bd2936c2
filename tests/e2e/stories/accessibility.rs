//! Accessibility.
