//! A folder to work in, and what happened there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use copydesk::edit::Edit;
use copydesk::project::{self, Project};
use serde_json::Value;

/// 10 March 2026, noon in UTC.
const NOON: &str = "1773144000";

pub(crate) const FERRY: &str = "ferry-sails-again-after-a-spring-ashore";
pub(crate) const MARKET: &str = "floating-market-moves-to-the-old-quay";

/// Two stories as they come from a web page.
pub(crate) const COPY: &str = "\
Ferry sails again after a spring ashore

Ferry sails again after a spring ashore

The ferry at the east quay on Monday. (AFP)

The ferry at the east quay on Monday. (AFP)

TT

The small white ferry that links the two banks crossed the river on Monday for the first time since the floods.

“We missed the sound of it,” said the ticket seller, who had waited on the quay for nine weeks with her folding chair.

The crossing takes eleven minutes when the water is low, and costs as much as a loaf of bread in the market.



Floating market moves to the old quay

Floating market moves to the old quay

The traders who sell vegetables from their boats have moved to the old quay, where the current is weaker and the steps are wide.

They say that the city promised them lamps and a roof before the summer, and that they will wait for both with patience.
";

pub(crate) const ARABIC: &str = "\
العبّارة تعود إلى الإبحار بعد ربيع على اليابسة

عبرت العبّارة البيضاء الصغيرة النهر يوم الاثنين للمرة الأولى منذ الفيضانات التي أغلقت الرصيف الشرقي تسعة أسابيع.

وقالت بائعة التذاكر إنها انتظرت هذا اليوم طويلاً وهي تجلس على كرسيها عند الدرج الحجري القديم كل صباح.
";

pub(crate) struct Desk {
    folder: tempfile::TempDir,
    /// What the person has set.
    pub(crate) home: tempfile::TempDir,
}

/// How a command ended.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// The one JSON value on standard output.
    pub(crate) fn json(&self) -> Value {
        let mut values = serde_json::Deserializer::from_str(&self.out).into_iter::<Value>();
        let value = values.next().unwrap().unwrap();
        assert!(values.next().is_none(), "more than one value: {}", self.out);
        value
    }

    #[track_caller]
    pub(crate) fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    /// Standard error holds each of these.
    #[track_caller]
    pub(crate) fn saying(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "“{word}” is not said:\n{}", self.err);
        }
        self
    }
}

impl Desk {
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), home: tempfile::tempdir().unwrap() }
    }

    /// `copy.txt`, `quay.png`, and `desk.ron` with the two stories of the copy.
    pub(crate) fn imported() -> Self {
        let desk = Self::empty();
        desk.write("copy.txt", COPY.as_bytes());
        desk.picture("quay.png", 90);
        desk.run(&["import", "copy.txt", "--into", "desk.ron"]).ended(0);
        desk
    }

    /// The same, with a photo on the page of the first story and nothing left that blocks.
    pub(crate) fn finished() -> Self {
        let desk = Self::imported();
        let words = ["attach", "desk.ron", "--story", FERRY, "quay.png", "--alt", "A white ferry with open gates"];
        desk.run(&words).ended(0);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// A picture of two slopes of color; another `shade`, another file.
    pub(crate) fn picture(&self, name: &str, shade: u8) {
        let slope = |x: u32, y: u32| image::Rgb([(x * 2).to_le_bytes()[0], (y * 3).to_le_bytes()[0], shade]);
        image::RgbImage::from_fn(96, 64, slope).save(self.path(name)).unwrap();
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.current_dir(self.folder.path()).env("SOURCE_DATE_EPOCH", NOON).env("USER", "layla").args(args);
        for home in ["COPYDESK_CONFIG", "COPYDESK_DATA"] {
            command.env(home, self.home.path());
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs with words on standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let output = self.command(args).write_stdin(input).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs what must leave everything on disk as it was.
    #[track_caller]
    pub(crate) fn run_without_trace(&self, args: &[&str]) -> Ran {
        let before = self.listing();
        let ran = self.run(args);
        assert_eq!(self.listing(), before, "{args:?} changed the disk");
        ran
    }

    /// Every file with its bytes, every folder with none.
    pub(crate) fn listing(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut found = BTreeMap::new();
        list(self.folder.path(), &mut found);
        found
    }

    pub(crate) fn project(&self) -> Project {
        project::open(&self.path("desk.ron")).unwrap().project
    }

    /// Changes `desk.ron` as the window would.
    pub(crate) fn edit(&self, edit: impl FnOnce(&Project) -> Edit) {
        let path = self.path("desk.ron");
        let opened = project::open(&path).unwrap();
        let changed = edit(&opened.project).apply(&opened.project).unwrap();
        project::save(&changed, &path, Some(&opened.stamp)).unwrap();
    }
}

fn list(folder: &Path, found: &mut BTreeMap<PathBuf, Option<Vec<u8>>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(&path, found);
            found.insert(path, None);
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, Some(bytes));
        }
    }
}
