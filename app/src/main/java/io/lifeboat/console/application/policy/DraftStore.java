package io.lifeboat.console.application.policy;

import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was not saved, so that closing the console, or its end, loses no text. */
final class DraftStore {
  private static final Logger log = LoggerFactory.getLogger(DraftStore.class);
  private static final long MAX_BYTES = 1024L * 1024;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;

  DraftStore(Path file) {
    this.file = file;
  }

  /**
   * A text that was not saved.
   *
   * @param kept what it was when it was opened or saved last
   * @param file where it was saved then; empty when nowhere
   */
  record Unsaved(String name, ScriptLanguage language, String text, String kept, String file) {}

  /** What was left, or what is wrong with it; both null when nothing was. */
  record Loaded(@Nullable Unsaved unsaved, @Nullable Text problem) {}

  Loaded load() {
    try {
      if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
        throw new IOException("larger than " + MAX_BYTES + " bytes");
      }
      Unsaved unsaved = MAPPER.readValue(Files.readString(file), Unsaved.class);
      new Draft(unsaved.name(), unsaved.language(), unsaved.text()).source();
      return new Loaded(unsaved, null);
    } catch (NoSuchFileException e) {
      return new Loaded(null, null);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      log.warn("What was not saved cannot be read: {}: {}", file, e.getMessage());
      log.debug("Not read", e);
      return new Loaded(null, Text.of(PolicyMsg.UNSAVED_REFUSED, aside().toString()));
    }
  }

  private Path aside() {
    Path aside = file.resolveSibling(file.getFileName() + ".refused");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return aside;
    } catch (IOException e) {
      log.warn("It cannot be put aside either: {}", file, e);
      return file;
    }
  }

  /** Keeps this text in place of the one before; none when everything is saved. */
  void save(@Nullable Unsaved unsaved) {
    try {
      if (unsaved == null) {
        Files.deleteIfExists(file);
      } else {
        PolicyFiles.replace(file, MAPPER.writeValueAsString(unsaved) + "\n");
      }
    } catch (IOException e) {
      log.warn("What is not saved cannot be kept: {}", file, e);
    }
  }
}
