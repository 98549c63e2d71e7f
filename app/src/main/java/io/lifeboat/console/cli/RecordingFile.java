package io.lifeboat.console.cli;

import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.cluster.history.HistoryTape;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.RecordingMsg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recording that was named on the command line. */
final class RecordingFile {
  private RecordingFile() {}

  /** The file, if it is a recording; whether all of it can be read is found later. */
  static Path require(String name) throws UserMistakeException {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new UserMistakeException(RecordingMsg.MISTAKE_NO_FILE, name);
    }
    try {
      HistoryTape.open(file).close();
      return file.toAbsolutePath();
    } catch (HistoryDamagedException e) {
      throw mistake(RecordingMsg.MISTAKE_NO_RECORDING, name, e.damage().message(), e);
    } catch (IOException e) {
      throw mistake(RecordingMsg.MISTAKE_NO_RECORDING, name, Mistakes.reason(e), e);
    }
  }

  private static UserMistakeException mistake(
      MessageKey key, String name, String why, Exception e) {
    UserMistakeException mistake = new UserMistakeException(key, name, why);
    mistake.initCause(e);
    return mistake;
  }
}
