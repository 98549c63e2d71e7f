package io.lifeboat.console.application.settings;

import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the user's choices in a file. A file with a mistake costs no work: it is put aside, told
 * about, and the standard settings are used.
 */
public final class PreferencesStore {
  private static final Logger log = LoggerFactory.getLogger(PreferencesStore.class);

  private final Path file;

  public PreferencesStore(Path file) {
    this.file = file;
  }

  /** A file of this name in the same directory. */
  public Path beside(String name) {
    return file.resolveSibling(name);
  }

  /** Settings to go on with, and what was wrong with the file, or null when nothing was. */
  public record Loaded(Preferences preferences, @Nullable Problem problem) {}

  /** What to tell the user: first the fact, then the details. */
  public record Problem(Text title, Text explanation) {}

  /** Reads the file; with none there, the standard settings for a user with this locale. */
  public Loaded load(Locale user) {
    Preferences standard = Preferences.standard(user);
    try {
      return new Loaded(PreferencesJson.read(Files.readString(file), standard), null);
    } catch (NoSuchFileException e) {
      return new Loaded(standard, null);
    } catch (CharacterCodingException e) {
      return new Loaded(standard, refused(1, 1, Text.of(FactsMsg.EXPECTED_JSON, "UTF-8")));
    } catch (BadPreferencesException e) {
      return new Loaded(standard, refused(e.line(), e.column(), e.expected()));
    } catch (IOException e) {
      log.warn("Settings cannot be read: {}", file, e);
      return new Loaded(standard, problem(Text.of(FactsMsg.SETTINGS_UNREADABLE_WHY, file)));
    }
  }

  private Problem refused(int line, int column, Text expected) {
    Path aside = aside();
    try {
      Files.move(file, aside);
    } catch (IOException e) {
      log.warn("A settings file with a mistake cannot be put aside: {}", file, e);
      aside = file;
    }
    String inEnglish = Messages.of(Language.ENGLISH).format(expected);
    log.warn("Settings refused: {}:{}:{}: {}", file, line, column, inEnglish);
    return problem(Text.of(FactsMsg.SETTINGS_REFUSED_WHY, file, line, column, expected, aside));
  }

  private static Problem problem(Text explanation) {
    return new Problem(Text.of(FactsMsg.SETTINGS_REFUSED), explanation);
  }

  /** A name beside the file that is not taken. */
  private Path aside() {
    Path aside = file.resolveSibling(file.getFileName() + ".refused");
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + ".refused-" + i);
    }
    return aside;
  }

  /** Replaces the file as a whole: whoever reads it sees the old or the new one, never a half. */
  public void save(Preferences preferences) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("no directory to keep settings in: " + file);
    }
    Files.createDirectories(directory);
    Path written = Files.createTempFile(directory, "preferences", ".tmp");
    try {
      Files.writeString(written, PreferencesJson.write(preferences));
      moveOver(written);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private void moveOver(Path written) throws IOException {
    try {
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      log.debug("No atomic move here: {}", file, e);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
