//! Compiles the crate again when the built styles and scripts change, which are embedded in it.

fn main() {
    println!("cargo::rerun-if-changed=../../web/dist");
    println!("cargo::rerun-if-changed=templates");
}
