package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.cluster.storage.LogPrefix;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Says whether a compaction was safe: the engine has been seen to lose what it compacted. */
final class CompactionJudge {
  private final ClusterConfig config;
  private final DataDirectory data;
  private final FactSink facts;

  CompactionJudge(ClusterConfig config, DataDirectory data, FactSink facts) {
    this.config = config;
    this.data = data;
    this.facts = facts;
  }

  static Outcome unanswered(Throwable error, long timeoutMs) {
    return error instanceof TimeoutException
        ? new Outcome.Info("no answer in " + timeoutMs / 1_000 + " s")
        : new Outcome.Fail(FailReason.ENGINE, Outcomes.messageOf(error));
  }

  /** Reads the node's files back; only a complete snapshot that covers what is gone makes it ok. */
  Outcome judge(CommandId id, NodeId node, AtomixNode.Compaction compaction) {
    if (!compaction.tried()) {
      return new Outcome.Fail(
          FailReason.NOTHING_TO_DO,
          "the log of "
              + node
              + " fits one segment of "
              + config.segmentKb()
              + " KiB; only whole segments can be dropped");
    }
    try {
      LogPrefix onDisk = LogPrefix.read(data.of(node));
      if (onDisk.isMissing()) {
        return new Outcome.Fail(
            FailReason.UNSAFE,
            "the log now begins at index "
                + onDisk.firstIndex()
                + " but no complete snapshot on disk covers what came before; do not stop "
                + node
                + " before it has taken another");
      }
      facts.offer(
          FactRecord.CONDUCTOR,
          id,
          new Fact.LogCompacted(node, onDisk.firstIndex(), onDisk.snapshotIndex()));
      return new Outcome.Ok(
          "the log begins at index "
              + onDisk.firstIndex()
              + ", the snapshot covers up to "
              + onDisk.snapshotIndex());
    } catch (IOException e) {
      return new Outcome.Info("compacted, but the files could not be read back: " + e.getMessage());
    }
  }
}
