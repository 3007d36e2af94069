//! No import cycles between the modules of a crate.
//!
//! A module and those inside it are one unit when seen from outside: `wire` may use `wire::number` and be
//! used by it. What is refused is a circle between neighbours, at every depth. Imports are read from `use`
//! and from paths in the code; a name that a module re-exports counts as an import from where it is made.

use super::Findings;
use super::source::Source;
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

type Path = Vec<String>;

/// Modules of one crate by path; the root is the empty path.
#[derive(Debug, Default)]
struct Modules {
    files: BTreeMap<Path, String>,
    /// What a module re-exports: name, and the module it comes from.
    exports: BTreeMap<Path, BTreeMap<String, Path>>,
    /// Who imports whom, and the line where.
    imports: BTreeMap<(Path, Path), usize>,
}

/// Looks for circles in every crate.
pub fn check(tree: &Tree, sources: &[Source], findings: &mut Findings) {
    for package in tree.crates() {
        let modules = Modules::read(&package, sources);
        for ((from, to), line) in modules.circles() {
            let names = |path: &Path| path.join("::");
            let file = modules.files.get(&from).cloned().unwrap_or_default();
            let problem =
                format!("`{}` and `{}` import each other, directly or round about", names(&from), names(&to));
            findings.fail(&file, line, problem, "move what both need into a module of its own");
        }
    }
}

impl Modules {
    fn read(package: &str, sources: &[Source]) -> Self {
        let tests: BTreeSet<Path> =
            sources.iter().filter(|source| source.package() == package).flat_map(test_modules).collect();
        let inside = |source: &&Source| {
            let of_tests = |path: Path| (0..=path.len()).any(|length| tests.contains(&path[..length]));
            source.package() == package
                && source.is_production()
                && !module_path(&source.file).is_some_and(of_tests)
        };
        let mut modules = Self::default();
        for source in sources.iter().filter(inside) {
            if let Some(path) = module_path(&source.file) {
                modules.files.insert(path, source.file.clone());
            }
        }
        let read: Vec<(Path, Vec<Import>)> = sources
            .iter()
            .filter(inside)
            .filter_map(|source| Some((module_path(&source.file)?, imports(&source.production))))
            .collect();
        for (module, imports) in &read {
            for import in imports.iter().filter(|import| import.public) {
                let (Some(target), Some(name)) = (modules.absolute(module, &import.path), import.path.last())
                else {
                    continue;
                };
                let target = modules.module_of(&target);
                if target != *module {
                    modules.exports.entry(module.clone()).or_default().insert(name.clone(), target);
                }
            }
        }
        for (module, imports) in &read {
            for import in imports {
                let Some(path) = modules.absolute(module, &import.path) else { continue };
                let target = modules.follow(&path);
                modules.imports.entry((module.clone(), target)).or_insert(import.line);
            }
        }
        modules
    }

    /// The path from the crate's root, if it leads into the crate.
    fn absolute(&self, module: &Path, path: &[String]) -> Option<Path> {
        let mut base = module.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while let Some(("super", after)) =
                    rest.split_first().map(|(first, after)| (first.as_str(), after))
                {
                    base.pop();
                    rest = after;
                }
            }
            first => {
                base.push(first.to_owned());
                let child = self.files.contains_key(&base);
                base.pop();
                if !child {
                    return None;
                }
            }
        }
        base.extend(rest.iter().cloned());
        Some(base)
    }

    /// The longest beginning that is a module.
    fn module_of(&self, path: &[String]) -> Path {
        let longest = (0..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]));
        path[..longest.unwrap_or(0)].to_vec()
    }

    /// The module in which the thing at a path is made, through re-exports.
    fn follow(&self, path: &[String]) -> Path {
        let mut module = self.module_of(path);
        let mut next = path.get(module.len());
        for _ in 0..8 {
            let Some(name) = next else { break };
            match self.exports.get(&module).and_then(|exports| exports.get(name)) {
                Some(target) if *target != module => module = target.clone(),
                _ => break,
            }
            next = path.last();
        }
        module
    }

    /// Imports between neighbours that lie on a circle: one for each pair of neighbours.
    fn circles(&self) -> BTreeMap<(Path, Path), usize> {
        let mut edges: BTreeMap<(Path, Path), usize> = BTreeMap::new();
        for ((from, to), line) in &self.imports {
            let shared = from.iter().zip(to).take_while(|(left, right)| left == right).count();
            if shared < from.len() && shared < to.len() {
                let neighbours = (from[..=shared].to_vec(), to[..=shared].to_vec());
                edges.entry(neighbours).or_insert(*line);
            }
        }
        let mut next: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
        for (from, to) in edges.keys() {
            next.entry(from).or_default().insert(to);
        }
        edges
            .iter()
            .filter(|((from, to), _)| reaches(&next, to, from))
            .map(|(edge, line)| (edge.clone(), *line))
            .collect()
    }
}

fn reaches(next: &BTreeMap<&Path, BTreeSet<&Path>>, from: &Path, goal: &Path) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == goal {
            return true;
        }
        if seen.insert(at) {
            open.extend(next.get(at).into_iter().flatten());
        }
    }
    false
}

/// `crates/x/src/wire/parts.rs` is `wire::parts`; binaries under `src/bin` are crates of their own.
fn module_path(file: &str) -> Option<Path> {
    let (_, inside) = file.split_once("/src/")?;
    let stem = inside.strip_suffix(".rs")?;
    let mut path: Path = stem.split('/').map(str::to_owned).collect();
    match path.last().map(String::as_str) {
        Some("lib" | "main") if path.len() == 1 => path.clear(),
        Some("mod") => _ = path.pop(),
        _ => {}
    }
    (path.first().map(String::as_str) != Some("bin")).then_some(path)
}

/// Modules in files of their own that a file declares for tests only.
fn test_modules(source: &Source) -> Vec<Path> {
    let Some(module) = module_path(&source.file) else { return Vec::new() };
    let declared = source.code.split("#[cfg(test)]").skip(1).filter_map(|after| {
        let name = after.trim_start().strip_prefix("mod ")?.split_once(';')?.0.trim();
        name.chars().all(|letter| letter.is_alphanumeric() || letter == '_').then(|| name.to_owned())
    });
    declared.map(|name| module.iter().cloned().chain([name]).collect()).collect()
}

/// A path that the code names.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    path: Path,
    line: usize,
    public: bool,
}

/// Paths of `use` trees, and paths in the code that start at `crate`, `self` or `super`.
fn imports(code: &str) -> Vec<Import> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (word, line) = tokens[at];
        if word == "use" {
            let end =
                tokens[at..].iter().position(|(word, _)| *word == ";").map_or(tokens.len(), |end| at + end);
            let public = at > 0 && (tokens[at - 1].0 == "pub" || tokens[at - 1].0 == ")");
            let words: Vec<&str> = tokens[at + 1..end].iter().map(|(word, _)| *word).collect();
            let mut paths = Vec::new();
            expand(&words, &mut 0, &mut Vec::new(), &mut paths);
            found.extend(paths.into_iter().map(|path| Import { path, line, public }));
            at = end;
        } else if matches!(word, "crate" | "self" | "super")
            && tokens.get(at + 1).is_some_and(|next| next.0 == "::")
        {
            // `pub(in crate::x)` grants and does not import.
            let grants = at > 0 && tokens[at - 1].0 == "in";
            let mut path = vec![word.to_owned()];
            while tokens.get(at + 1).is_some_and(|next| next.0 == "::") && tokens.get(at + 2).is_some() {
                path.push(tokens[at + 2].0.trim_start_matches("r#").to_owned());
                at += 2;
            }
            if !grants {
                found.push(Import { path, line, public: false });
            }
        }
        at += 1;
    }
    found
}

/// Writes out `a::{b, c::d as e, *}`.
fn expand(words: &[&str], at: &mut usize, prefix: &mut Path, paths: &mut Vec<Path>) {
    let depth = prefix.len();
    let mut grouped = false;
    while let Some(word) = words.get(*at) {
        *at += 1;
        match *word {
            "::" => {}
            "{" => {
                grouped = true;
                while words.get(*at).is_some_and(|word| *word != "}") {
                    expand(words, at, prefix, paths);
                    if words.get(*at) == Some(&",") {
                        *at += 1;
                    }
                }
                *at += 1;
            }
            "," | "}" => {
                *at -= 1;
                break;
            }
            "as" => *at += 1,
            name => prefix.push(name.trim_start_matches("r#").to_owned()),
        }
    }
    if !grouped && prefix.len() > depth {
        // `a::{self, b}` means `a`.
        let itself = prefix.last().is_some_and(|last| last == "self") && prefix.len() > 1;
        paths.push(if itself { prefix[..prefix.len() - 1].to_vec() } else { prefix.clone() });
    }
    prefix.truncate(depth);
}

/// Words, `::` and single signs, with their lines.
fn tokens(code: &str) -> Vec<(&str, usize)> {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '#');
    let mut found = Vec::new();
    let (mut rest, mut line) = (code, 1);
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with("::") {
            2
        } else if letter.is_alphanumeric() || letter == '_' {
            rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())
        } else {
            letter.len_utf8()
        };
        if letter == '\n' {
            line += 1;
        } else if !letter.is_whitespace() {
            found.push((&rest[..length], line));
        }
        rest = &rest[length..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::{without_prose, without_tests};

    fn source(file: &str, text: &str) -> Source {
        let code = without_prose(text);
        let production = without_tests(&code);
        Source { file: file.to_owned(), text: text.to_owned(), code, production }
    }

    fn circles(files: &[(&str, &str)]) -> usize {
        let sources: Vec<Source> =
            files.iter().map(|(name, text)| source(&format!("crates/x/src/{name}"), text)).collect();
        Modules::read("crates/x", &sources).circles().len()
    }

    #[test]
    fn use_trees_are_written_out() {
        let found = imports("pub use a::{self, b::{C, D as E}, *};");
        let paths: Vec<String> = found.iter().map(|import| import.path.join("::")).collect();
        assert_eq!(paths, ["a", "a::b::C", "a::b::D", "a::*"]);
        assert!(found.iter().all(|import| import.public));
    }

    #[test]
    fn two_neighbours_that_import_each_other_are_a_circle() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "fn f() { super::a::g(); }"),
        ];
        assert_eq!(circles(&files), 2);
    }

    #[test]
    fn a_re_export_hides_no_circle() {
        let files = [
            ("lib.rs", "mod a; mod b; pub use b::B;"),
            ("a.rs", "use crate::B;"),
            ("b.rs", "use crate::a::A;"),
        ];
        assert_eq!(circles(&files), 2);
    }

    #[test]
    fn a_module_and_its_inside_are_one_and_tests_do_not_count() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "mod c; use c::C;"),
            ("a/c.rs", "use super::A;"),
            ("b.rs", "use crate::a::A;"),
            ("a/d.rs", "#[cfg(test)] mod tests { use crate::b::B; } #[cfg(test)] mod more;"),
            ("a/d/more.rs", "use crate::b::B;"),
        ];
        assert_eq!(circles(&files), 0);
    }
}
