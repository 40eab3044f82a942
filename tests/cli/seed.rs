//! The whole way: raw copy of a web page in, pages and data out.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::desk::Desk;

/// The shared copy; without it the test says so and passes, but not where everything must run.
fn seeds() -> Option<PathBuf> {
    let root = std::env::var_os("COPYDESK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = root.join("seeds");
    if found.is_dir() {
        return Some(found);
    }
    assert!(std::env::var_os("CI").is_none(), "{} not found", found.display());
    println!("SKIP: {} not found (1 case not tried)", found.display());
    None
}

#[test]
fn a_page_of_two_articles_comes_out_as_two_pages() {
    let Some(folder) = seeds() else { return };
    let copy = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).next().unwrap();
    let desk = Desk::empty();
    desk.run(&["import", copy.to_str().unwrap(), "--into", "desk.ron"]).ended(0).saying(&["Imported 2 stories"]);
    let shown = desk.run(&["show", "desk.ron", "--json"]).ended(0).json();
    let slugs: Vec<&str> = shown["stories"].as_array().unwrap().iter().map(|s| s["slug"].as_str().unwrap()).collect();
    for (at, slug) in slugs.iter().enumerate() {
        assert_eq!(shown["stories"][at]["photos_wanted"], 1);
        let photo = desk.path(&format!("{at}.png"));
        desk.picture(&format!("{at}.png"), 40);
        let words = ["attach", "desk.ron", "--story", slug, photo.to_str().unwrap(), "--alt", "Two slopes of color"];
        desk.run(&words).ended(0);
    }
    desk.run(&["export", "desk.ron", "--format", "html,json", "--to", "site"]).ended(0).saying(&["Exported 2 stories"]);
    let mut pages = String::new();
    for (at, slug) in slugs.iter().enumerate() {
        let page = desk.read(&format!("site/{slug}/index.html"));
        let story: Value = serde_json::from_str(&desk.read(&format!("site/{slug}/story.json"))).unwrap();
        let headline = shown["stories"][at]["headline"].as_str().unwrap();
        assert!(page.contains(&format!(">{headline}</h1>")), "{headline}");
        assert!(story.to_string().contains(headline));
        assert!(page.contains("<figcaption") && page.contains("alt=\"Two slopes of color\""));
        pages.push_str(&page);
    }
    assert!(pages.contains("Türkiye") && pages.contains("Duhok") && pages.contains('’'));
}
