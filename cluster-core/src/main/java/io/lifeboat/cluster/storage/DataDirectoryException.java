package io.lifeboat.cluster.storage;

import java.io.IOException;

/** The data directory was refused; the message is a sentence for a person. */
public final class DataDirectoryException extends IOException {
  private static final long serialVersionUID = 1L;

  public DataDirectoryException(String message) {
    super(message);
  }

  public DataDirectoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
