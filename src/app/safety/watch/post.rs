//! Somebody who looks every so often whether the file was written, and wakes the window only then.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::app::jobs;
use crate::project::Sight;

/// How often it looks while the window is in front.
const EVERY: Duration = Duration::from_secs(2);

/// Stands beside the file as long as the desk does.
#[derive(Debug)]
pub(super) struct Post(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    duty: Mutex<Duty>,
    bell: Condvar,
    stirred: AtomicBool,
}

/// What is to be looked at.
#[derive(Debug, Default)]
struct Duty {
    path: Option<PathBuf>,
    in_front: bool,
    over: bool,
    /// What was seen last, if anybody has looked yet.
    seen: Option<Sight>,
}

impl Post {
    /// Takes its place; `wake` is called when something stirs.
    pub(super) fn stand(wake: Arc<dyn Fn() + Send + Sync>) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let its = Arc::clone(&shared);
        jobs::attend("watch", move || its.watch(&*wake))?;
        Ok(Self(shared))
    }

    /// Says which file it is, and whether the window is in front. Looks at once if either is new.
    pub(super) fn tell(&self, path: Option<&Path>, in_front: bool) {
        let mut duty = self.0.duty();
        if duty.path.as_deref() != path {
            duty.path = path.map(Path::to_owned);
            duty.seen = None;
        } else if duty.in_front == in_front {
            return;
        }
        duty.in_front = in_front;
        drop(duty);
        self.0.bell.notify_one();
    }

    /// Whether something stirred since this was asked last.
    pub(super) fn stirred(&self) -> bool {
        self.0.stirred.swap(false, Ordering::Relaxed)
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.0.duty().over = true;
        self.0.bell.notify_one();
    }
}

impl Shared {
    fn duty(&self) -> MutexGuard<'_, Duty> {
        self.duty.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self, wake: &dyn Fn()) {
        let mut duty = self.duty();
        while !duty.over {
            if let Some(path) = duty.path.clone().filter(|_| duty.in_front) {
                drop(duty);
                // A share that hangs keeps nobody waiting but this thread.
                let sight = Sight::of(&path);
                duty = self.duty();
                if duty.path.as_ref() == Some(&path) && duty.seen != Some(sight) {
                    duty.seen = Some(sight);
                    self.stirred.store(true, Ordering::Relaxed);
                    wake();
                }
                if duty.over || duty.path.as_ref() != Some(&path) {
                    continue;
                }
                duty =
                    self.bell.wait_timeout(duty, EVERY).map_or_else(|broken| broken.into_inner().0, |(duty, _)| duty);
            } else {
                duty = self.bell.wait(duty).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::project::disk;

    /// A touch, another file in its place, and its end are each noticed; nothing else wakes anybody.
    #[test]
    fn it_wakes_when_the_file_stirs() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        let write = |words: &str| disk::write_whole(&path, words.as_bytes()).expect("written");
        write("a");
        let (sender, woken) = channel();
        let post = Post::stand(Arc::new(move || sender.send(()).unwrap_or_default())).expect("a thread");
        post.tell(Some(&path), true);
        let within = Duration::from_secs(20);
        woken.recv_timeout(within).expect("the first look");
        assert!(post.stirred() && !post.stirred());
        write("abc");
        woken.recv_timeout(within).expect("it was written");
        std::fs::remove_file(&path).expect("removed");
        woken.recv_timeout(within).expect("it is gone");
        assert!(post.stirred());
        // Out of sight nobody looks; in front again, it is looked at once.
        post.tell(Some(&path), false);
        write("abc");
        post.tell(Some(&path), true);
        woken.recv_timeout(within).expect("it is there again");
        drop(post);
        assert!(woken.recv_timeout(within).is_err(), "the thread has ended");
    }
}
