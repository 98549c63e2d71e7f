package io.lifeboat.console.application.replay;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Recordings of made-up runs, written by the writer of real ones. */
public final class RecordedRuns {
  private RecordedRuns() {}

  /**
   * Three nodes; n1 leads, is killed, n2 takes over after a pause in which an alarm falls due; a
   * bookmark; then levels for so many rounds.
   */
  public static List<FactRecord> killed(int rounds) {
    Facts facts =
        Facts.healthy(3)
            .pause(2_000)
            .requested("c1", new LogbookCommand.WriteNote("before", false))
            .fault("f1", FaultKind.KILL, 1, FaultPhase.INJECTING, null)
            .killed(1)
            .fault("f1", FaultKind.KILL, 1, FaultPhase.VERIFIED, null)
            .pause(20_000)
            .ready(2, 2)
            .requested("c2", new LogbookCommand.WriteNote("here it leads", true));
    for (int i = 1; i <= rounds; i++) {
      facts.levels(2, 2, 2, 20L + i).levels(3, 2, 2, 20L + i);
      facts.add(new Fact.ClientOperations(500, 10, 10, 0, 0, 0, 1, 2_000, 9_000, 20_000));
      facts.pause(497);
    }
    return facts.add(new Fact.NodeStarting(NodeId.of(1))).records();
  }

  public static Path write(Path file, List<FactRecord> facts) throws IOException {
    try (HistoryWriter writer = HistoryWriter.open(file, HistoryWriter.DEFAULT_MAX_BYTES)) {
      facts.forEach(writer::onFact);
    }
    return file;
  }
}
