//! Reading of the tables that fusion carries.

/// The rows of a tab-separated table below its header; lines that begin with `#` are left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_and_remarks_are_no_rows() {
        let found: Vec<_> = rows("word\tclass\n# remark\nairport\tairport\n\n").collect();
        assert_eq!(found, [["airport", "airport"]]);
    }
}
