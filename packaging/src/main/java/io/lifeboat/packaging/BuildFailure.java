package io.lifeboat.packaging;

/** Something the package must not be built with; the message is for whoever builds it. */
final class BuildFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BuildFailure(String message) {
    super(message);
  }

  BuildFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
