package io.lifeboat.console.application.policy;

import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the versions in a file, replaced as a whole. A file with a mistake is put aside and told
 * about: nothing is overwritten that somebody may want to mend.
 */
public final class PolicyHistoryStore {
  /** Fifty texts of 16 KiB, with room for what JSON adds. */
  private static final long MAX_BYTES = 4L * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(PolicyHistoryStore.class);

  private final Path file;

  public PolicyHistoryStore(Path file) {
    this.file = file;
  }

  /** Versions to go on with, and what was wrong with the file, or null when nothing was. */
  record Loaded(PolicyHistory history, @Nullable Text problem) {}

  Loaded load() {
    try {
      if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
        return refused(1, 1, Text.of(PolicyMsg.EXPECTED_SMALLER, MAX_BYTES));
      }
      return new Loaded(PolicyHistoryJson.read(Files.readString(file)), null);
    } catch (NoSuchFileException e) {
      return new Loaded(PolicyHistory.none(), null);
    } catch (CharacterCodingException e) {
      return refused(1, 1, Text.of(FactsMsg.EXPECTED_JSON, "UTF-8"));
    } catch (BadHistoryException e) {
      return refused(e.line(), e.column(), e.expected());
    } catch (IOException e) {
      log.warn("The versions of policies cannot be read: {}", file, e);
      return failed(Text.of(FactsMsg.SETTINGS_UNREADABLE_WHY, file.toString()));
    }
  }

  private Loaded refused(int line, int column, Text expected) {
    Path aside = aside();
    try {
      Files.move(file, aside);
    } catch (IOException e) {
      log.warn("A file of versions with a mistake cannot be put aside: {}", file, e);
      aside = file;
    }
    log.warn(
        "Versions of policies refused: {}:{}:{}: {}",
        file,
        line,
        column,
        Messages.of(Language.ENGLISH).format(expected));
    return failed(
        Text.of(
            FactsMsg.SETTINGS_REFUSED_WHY,
            file.toString(),
            line,
            column,
            expected,
            aside.toString()));
  }

  private static Loaded failed(Text why) {
    return new Loaded(PolicyHistory.none(), why);
  }

  private Path aside() {
    Path aside = file.resolveSibling(file.getFileName() + ".refused");
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + ".refused-" + i);
    }
    return aside;
  }

  void save(PolicyHistory history) throws IOException {
    PolicyFiles.replace(file, PolicyHistoryJson.write(history));
  }
}
