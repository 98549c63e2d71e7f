package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.file.Path;

/** The sealed checksums of a node are not as they were written. */
public final class SealsDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  SealsDamagedException(Path file) {
    super(file.getFileName() + " is damaged");
  }
}
