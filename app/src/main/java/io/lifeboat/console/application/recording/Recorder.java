package io.lifeboat.console.application.recording;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recording of a run that goes on: every fact of it goes to a file. */
public final class Recorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final Path file;
  private final HistoryWriter writer;
  private final AutoCloseable subscription;

  private Recorder(Path file, HistoryWriter writer, AutoCloseable subscription) {
    this.file = file;
    this.writer = writer;
    this.subscription = subscription;
  }

  /** Records this cluster from now on; do so before it starts. */
  static Recorder of(Cluster cluster, Path file, long mostBytes) throws IOException {
    Redaction redaction = Redaction.of(cluster.config().dataDirectory());
    HistoryWriter writer = HistoryWriter.open(file, mostBytes, redaction);
    return new Recorder(file, writer, cluster.subscribe(writer));
  }

  /** The file; what happened is in it a moment later, within {@link #BEHIND_MS}. */
  public Path file() {
    return file;
  }

  /** How far the file is behind at most, as long as the disk keeps up. */
  public static final long BEHIND_MS = 1_000;

  /** Why the recording could not be written to its end, if so. */
  public Optional<IOException> failure() {
    return writer.failure();
  }

  /** Writes what has come, and the closing line. Call when the cluster has ended. */
  @Override
  public void close() {
    try {
      subscription.close();
    } catch (Exception e) {
      log.warn("The cluster did not end the subscription of the recording", e);
    }
    writer.close();
  }
}
