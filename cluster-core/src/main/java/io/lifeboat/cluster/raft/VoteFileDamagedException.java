package io.lifeboat.cluster.raft;

import java.io.IOException;
import java.nio.file.Path;

/** A vote was kept here once and cannot be read any more; whose it was is not known. */
final class VoteFileDamagedException extends IOException {
  private static final long serialVersionUID = 1;

  VoteFileDamagedException(Path file) {
    super(
        "its vote file "
            + file.getFileName()
            + " is damaged: it has forgotten whom it voted for and must not vote; its files were"
            + " left as they are");
  }
}
