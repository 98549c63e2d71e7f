package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.ScriptLanguage;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The file dialogs of the platform; they begin where the last one ended. */
public final class ChosenFiles implements FileDoor {
  private static final String REPORTS = "*.json";

  private @Nullable File directory;

  @Override
  public Optional<Path> open(Window owner, String kind) {
    FileChooser chooser = chooser();
    chooser
        .getExtensionFilters()
        .add(
            new ExtensionFilter(
                kind,
                Arrays.stream(ScriptLanguage.values()).map(each -> "*" + each.suffix()).toList()));
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> save(Window owner, String kind, ScriptLanguage language, String suggested) {
    FileChooser chooser = chooser();
    chooser.setInitialFileName(suggested);
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*" + language.suffix()));
    return chosen(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> openReport(Window owner, String kind) {
    FileChooser chooser = chooser();
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, REPORTS));
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> saveReport(Window owner, String kind, String suggested) {
    FileChooser chooser = chooser();
    chooser.setInitialFileName(suggested);
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, REPORTS));
    return chosen(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> openAny(Window owner, String kind, String suffix) {
    FileChooser chooser = chooser();
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*" + suffix, "*.*"));
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> saveAny(Window owner, String kind, String suffix, String suggested) {
    FileChooser chooser = chooser();
    chooser.setInitialFileName(suggested);
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*" + suffix));
    return chosen(chooser.showSaveDialog(owner));
  }

  private FileChooser chooser() {
    FileChooser chooser = new FileChooser();
    if (directory != null && directory.isDirectory()) {
      chooser.setInitialDirectory(directory);
    }
    return chooser;
  }

  private Optional<Path> chosen(@Nullable File file) {
    if (file == null) {
      return Optional.empty();
    }
    directory = file.getParentFile();
    return Optional.of(file.toPath());
  }
}
