package io.lifeboat.console.application.archive;

import io.lifeboat.console.application.recording.RecordingSummary;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.report.ReportFormat;
import io.lifeboat.console.application.report.RunReader;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.RecordingMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work on recordings, off the thread of the window: what came of it is told there. Lives on the
 * thread of the window.
 */
public final class RecordingsDesk {
  private static final Logger log = LoggerFactory.getLogger(RecordingsDesk.class);

  private final Recordings recordings;
  private final Executor away;
  private final Executor home;
  private List<RecordingSummary> listed = List.of();
  private List<String> deleted = List.of();
  private Text note = Text.of(RecordingMsg.BEING_LISTED);
  private Runnable onChange = () -> {};

  /** Work that touches files. */
  private interface Work {
    Text run() throws IOException;
  }

  /**
   * @param away runs what touches files
   * @param home the thread of the window
   */
  public RecordingsDesk(Recordings recordings, Executor away, Executor home) {
    this.recordings = recordings;
    this.away = away;
    this.home = home;
  }

  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  /** The recordings as they were listed last, the latest first. */
  public List<RecordingSummary> listed() {
    return listed;
  }

  /** What was deleted to make room, oldest first. */
  public List<String> deleted() {
    return deleted;
  }

  /** What is to be said. */
  public Text note() {
    return note;
  }

  /** Looks what is there now. */
  public void refresh() {
    work(() -> Text.of(RecordingMsg.LISTED, recordings.folder().toString(), megabytes()));
  }

  private Text megabytes() throws IOException {
    long bytes = recordings.list().stream().mapToLong(RecordingSummary::bytes).sum();
    return Text.of(RecordingMsg.MEGABYTES, bytes / 1_048_576.0);
  }

  public void entitle(Path recording, String title) {
    work(
        () -> {
          recordings.entitle(recording, title);
          return Text.of(RecordingMsg.ENTITLED, name(recording));
        });
  }

  public void delete(Path recording) {
    work(
        () -> {
          recordings.delete(recording);
          return Text.of(RecordingMsg.WAS_DELETED, name(recording));
        });
  }

  public void export(Path recording, Path to) {
    work(
        () -> {
          recordings.export(recording, to);
          return Text.of(RecordingMsg.EXPORTED, to.toString());
        });
  }

  /** Writes a report of the recording. */
  public void report(Path recording, ReportFormat format, Language language, Path to) {
    note = Text.of(RecordingMsg.REPORT_BEING_MADE);
    onChange.run();
    work(
        () -> {
          Files.writeString(to, format.write(RunReader.read(recording), Messages.of(language)));
          return Text.of(RecordingMsg.REPORT_MADE, to.toString());
        });
  }

  private void work(Work work) {
    away.execute(
        () -> {
          Text said;
          try {
            said = work.run();
          } catch (FileAlreadyExistsException e) {
            log.debug("Not overwritten", e);
            said = Text.of(RecordingMsg.IS_THERE, String.valueOf(e.getFile()));
          } catch (IOException e) {
            log.warn("Work on a recording failed", e);
            said = Text.of(RecordingMsg.FAILED, e.toString());
          }
          tell(said);
        });
  }

  private void tell(Text said) {
    List<RecordingSummary> now = List.of();
    List<String> gone = List.of();
    Text words = said;
    try {
      now = recordings.list();
      gone = recordings.deleted();
    } catch (IOException e) {
      log.warn("The recordings cannot be listed", e);
      words = Text.of(RecordingMsg.FAILED, e.toString());
    }
    List<RecordingSummary> found = now;
    List<String> lost = gone;
    Text last = words;
    home.execute(
        () -> {
          listed = found;
          deleted = lost;
          note = last;
          onChange.run();
        });
  }

  private static String name(Path recording) {
    return String.valueOf(recording.getFileName());
  }
}
