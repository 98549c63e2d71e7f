package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.ScriptLanguage;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the user for files; behind an interface, since not every platform has such a dialog. */
public interface FileDoor {
  /**
   * A file to open; empty when the user does not want any.
   *
   * @param kind what such files are called
   */
  Optional<Path> open(Window owner, String kind);

  /** A place to save at; empty when the user does not want to. */
  Optional<Path> save(Window owner, String kind, ScriptLanguage language, String suggested);

  /** A report in JSON to open; empty when the user does not want any. */
  Optional<Path> openReport(Window owner, String kind);

  /** A place to save a report in JSON at; empty when the user does not want to. */
  Optional<Path> saveReport(Window owner, String kind, String suggested);

  /** A file with this ending to open; empty when the user does not want any. */
  Optional<Path> openAny(Window owner, String kind, String suffix);

  /** A place to save a file with this ending at; empty when the user does not want to. */
  Optional<Path> saveAny(Window owner, String kind, String suffix, String suggested);
}
