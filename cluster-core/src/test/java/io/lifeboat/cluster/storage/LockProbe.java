package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Looks from another process whether a lock file is locked. */
final class LockProbe {
  static final int LOCKED = 3;

  private LockProbe() {}

  public static void main(String[] arguments) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      System.exit(lock == null ? LOCKED : 0);
    }
  }
}
