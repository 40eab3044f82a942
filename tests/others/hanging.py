"""A folder mounted as a network share would be, which hangs while a file `hang` lies in another folder.

hanging.py BEHIND MOUNT CONTROL: shows BEHIND at MOUNT; needs mfusepy and /dev/fuse. A call that hangs
is let go after half a minute, so that nothing that waits for it waits for ever.
"""

import errno
import os
import sys
import time

import mfusepy as fuse

behind, mount, control = sys.argv[1:4]


def wait():
    since = time.monotonic()
    while os.path.exists(os.path.join(control, "hang")):
        if time.monotonic() - since > 30:
            raise fuse.FuseOSError(errno.ETIMEDOUT)
        time.sleep(0.01)


def at(path):
    wait()
    return os.path.join(behind, path.lstrip("/"))


class Share(fuse.Operations):
    use_ns = True

    def getattr(self, path, fh=None):
        found = os.lstat(at(path))
        names = ("st_mode", "st_nlink", "st_uid", "st_gid", "st_size")
        times = {name: getattr(found, name + "_ns") for name in ("st_atime", "st_mtime", "st_ctime")}
        return {name: getattr(found, name) for name in names} | times

    def access(self, path, mode):
        if not os.access(at(path), mode):
            raise fuse.FuseOSError(errno.EACCES)
        return 0

    def readdir(self, path, fh):
        return [".", "..", *os.listdir(at(path))]

    def open(self, path, flags):
        return os.open(at(path), flags)

    def create(self, path, mode, fi=None):
        return os.open(at(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)

    def read(self, path, size, offset, fh):
        wait()
        return os.pread(fh, size, offset)

    def write(self, path, data, offset, fh):
        wait()
        return os.pwrite(fh, data, offset)

    def truncate(self, path, length, fh=None):
        os.truncate(at(path), length)
        return 0

    def fsync(self, path, datasync, fh):
        wait()
        os.fsync(fh)
        return 0

    def release(self, path, fh):
        os.close(fh)
        return 0

    def chmod(self, path, mode):
        os.chmod(at(path), mode)
        return 0

    def link(self, target, source):
        os.link(at(source), at(target))
        return 0

    def rename(self, old, new):
        os.rename(at(old), at(new))
        return 0

    def unlink(self, path):
        os.unlink(at(path))
        return 0

    def mkdir(self, path, mode):
        os.mkdir(at(path), mode)
        return 0

    def rmdir(self, path):
        os.rmdir(at(path))
        return 0


def rename(self, old, new, flags):
    """As many shares do, it knows neither an exchange nor “only where nothing is”; mfusepy would pass
    both off as a plain rename."""
    if flags:
        raise fuse.FuseOSError(errno.EINVAL)
    return self.rename_fuse_2(old, new)


fuse.FUSE.rename_fuse_3 = rename
fuse.FUSE(Share(), mount, foreground=True, nothreads=False, attr_timeout=0, entry_timeout=0)
