package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Policies in files. What is no policy is refused before it is read, or written. */
public final class PolicyFiles {
  private static final Logger log = LoggerFactory.getLogger(PolicyFiles.class);
  private static final int MAX_NAME = 40;

  private PolicyFiles() {}

  /** A file was refused, and why. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    RefusedException(Text why) {
      super(why.toString());
      this.why = why;
    }

    RefusedException(Text why, Throwable cause) {
      super(why.toString(), cause);
      this.why = why;
    }

    public Text why() {
      return why;
    }
  }

  /** Reads a policy of at most 16 KiB of UTF-8 whose name tells its language. */
  public static Draft read(Path file) throws RefusedException {
    String fileName = String.valueOf(file.getFileName());
    ScriptLanguage language =
        ScriptLanguage.ofFile(fileName)
            .orElseThrow(() -> new RefusedException(Text.of(PolicyMsg.FILE_ENDING, fileName)));
    try {
      if (Files.size(file) > PolicySource.MAX_BYTES) {
        throw new RefusedException(
            Text.of(PolicyMsg.FILE_TOO_LARGE, fileName, PolicySource.MAX_BYTES));
      }
      String text = Files.readString(file).replace("\r\n", "\n");
      return new Draft(name(fileName, language), language, text);
    } catch (CharacterCodingException e) {
      throw new RefusedException(Text.of(PolicyMsg.FILE_NO_UTF8, fileName), e);
    } catch (IOException e) {
      throw new RefusedException(Text.of(PolicyMsg.FILE_UNREADABLE, fileName, reason(e)), e);
    }
  }

  /** Where a text goes that the user wants saved there: with the ending of its language. */
  public static Path target(Path chosen, ScriptLanguage language) throws RefusedException {
    String fileName = String.valueOf(chosen.getFileName());
    Optional<ScriptLanguage> told = ScriptLanguage.ofFile(fileName);
    if (told.isPresent() && told.get() != language) {
      throw new RefusedException(
          Text.of(PolicyMsg.FILE_OTHER_ENDING, fileName, language.label(), language.suffix()));
    }
    if (told.isPresent()) {
      return chosen;
    }
    Path target = chosen.resolveSibling(fileName + language.suffix());
    if (Files.exists(target)) {
      // Nobody was asked whether this one may be replaced.
      throw new RefusedException(
          Text.of(PolicyMsg.FILE_EXISTS, String.valueOf(target.getFileName())));
    }
    return target;
  }

  /**
   * Writes the text, as a whole or not at all.
   *
   * @return the draft with the name of the file
   */
  public static Draft write(Draft draft, Path file) throws RefusedException {
    String fileName = String.valueOf(file.getFileName());
    byte[] bytes = draft.text().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > PolicySource.MAX_BYTES) {
      throw new RefusedException(
          Text.of(PolicyMsg.FILE_TOO_LARGE, fileName, PolicySource.MAX_BYTES));
    }
    try {
      replace(file, draft.text());
    } catch (IOException e) {
      throw new RefusedException(Text.of(PolicyMsg.FILE_NOT_WRITTEN, fileName, reason(e)), e);
    }
    return new Draft(name(fileName, draft.language()), draft.language(), draft.text());
  }

  /** Whoever reads the file sees the old or the new one, never a half. */
  public static void replace(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("no directory: " + file);
    }
    Files.createDirectories(directory);
    Path written = Files.createTempFile(directory, "policy", ".tmp");
    try {
      Files.writeString(written, text);
      move(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      log.debug("No atomic move here: {}", to, e);
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String name(String fileName, ScriptLanguage language) {
    String stem = fileName.substring(0, fileName.length() - language.suffix().length());
    String name = stem.isBlank() ? "policy" : stem;
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
