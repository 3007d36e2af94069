//! Budgets of size: files and functions that can be read in one go.

use super::Findings;
use super::source::{Source, block, identifier, line_of, words};
use crate::tree::Tree;

/// Lines of a file: worth a remark, and too many.
const FILE: (usize, usize) = (500, 800);
/// Lines of a function outside tests: worth a remark, and too many.
const FUNCTION: (usize, usize) = (60, 100);

/// Lines of files and functions stay within their budgets.
pub fn check(tree: &Tree, sources: &[Source], findings: &mut Findings) {
    for file in
        tree.files.iter().filter(|file| [".rs", ".ts", ".mjs", ".py"].iter().any(|end| file.ends_with(end)))
    {
        let lines = tree.text(file).unwrap_or_default().lines().count();
        let problem = format!("{lines} lines");
        match lines {
            _ if lines > FILE.1 => {
                findings.fail(file, 1, problem, "split it by what it talks about; tables are data files")
            }
            _ if lines > FILE.0 => findings.remark(file, 1, problem),
            _ => {}
        }
    }
    for source in sources {
        for function in functions(&source.production) {
            let problem = format!("`fn {}` has {} lines", function.name, function.lines);
            match function.lines {
                lines if lines > FUNCTION.1 => {
                    findings.fail(
                        &source.file,
                        function.line,
                        problem,
                        "split it into steps that have names",
                    );
                }
                lines if lines > FUNCTION.0 => findings.remark(&source.file, function.line, problem),
                _ => {}
            }
        }
    }
}

struct Function<'a> {
    name: &'a str,
    line: usize,
    lines: usize,
}

/// Functions with a body.
fn functions(code: &str) -> Vec<Function<'_>> {
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    for at in words(code, "fn") {
        let name = identifier(code, at + 2);
        // A body opens at depth 0 of the signature's brackets; a `;` there means that it has none.
        let mut depth = 0_i32;
        let mut open = None;
        for (place, byte) in bytes.iter().enumerate().skip(at) {
            match byte {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth -= 1,
                b';' if depth == 0 => break,
                b'{' if depth == 0 => {
                    open = Some(place);
                    break;
                }
                _ => {}
            }
        }
        if let Some(open) = open.filter(|_| !name.is_empty()) {
            let line = line_of(code, at);
            found.push(Function { name, line, lines: line_of(code, block(bytes, open).end) - line + 1 });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_runs_to_its_closing_brace() {
        let found = functions("trait A { fn a(&self); }\nfn b(x: [u8; 2])\n{\n  if x { }\n}\nfn c() {}\n");
        let seen: Vec<_> =
            found.iter().map(|function| (function.name, function.line, function.lines)).collect();
        assert_eq!(seen, [("b", 2, 4), ("c", 6, 1)]);
    }
}
