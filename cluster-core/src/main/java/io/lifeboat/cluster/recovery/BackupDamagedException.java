package io.lifeboat.cluster.recovery;

import java.io.IOException;

/** A backup is not as it was written; the message names the file and says what is wrong with it. */
public final class BackupDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;

  BackupDamagedException(String file, String what) {
    super(file + " " + what);
    this.file = file;
  }

  /** The file's name in the backup's folder. */
  public String file() {
    return file;
  }
}
