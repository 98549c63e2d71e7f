package io.lifeboat.console.gui;

import io.lifeboat.console.application.policy.ScriptLanguage;
import io.lifeboat.console.ui.policy.FileDoor;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Answers what the test wants to be chosen: the headless platform has no file dialogs. */
final class ScriptedFiles implements FileDoor {
  @Nullable Path next;
  @Nullable String suggested;

  @Override
  public Optional<Path> open(Window owner, String kind) {
    return Optional.ofNullable(next);
  }

  @Override
  public Optional<Path> save(Window owner, String kind, ScriptLanguage language, String name) {
    suggested = name;
    return Optional.ofNullable(next);
  }

  @Override
  public Optional<Path> openReport(Window owner, String kind) {
    return Optional.ofNullable(next);
  }

  @Override
  public Optional<Path> openAny(Window owner, String kind, String suffix) {
    return Optional.ofNullable(next);
  }

  @Override
  public Optional<Path> saveAny(Window owner, String kind, String suffix, String name) {
    suggested = name;
    return Optional.ofNullable(next);
  }

  @Override
  public Optional<Path> saveReport(Window owner, String kind, String name) {
    suggested = name;
    return Optional.ofNullable(next);
  }
}
