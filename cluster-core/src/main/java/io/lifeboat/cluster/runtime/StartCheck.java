package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.storage.NodeScan;
import io.lifeboat.cluster.storage.ScanOptions;
import io.lifeboat.cluster.storage.Sealing;
import io.lifeboat.cluster.storage.SealsDamagedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a node's files before an engine opens them, and seals them after it has let go of them.
 * On threads of lives that begin or end, never on the conductor's.
 */
final class StartCheck {
  private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

  private final ClusterSite site;
  private final Scans scans;
  private final Predicate<SwitchName> isOn;

  StartCheck(ClusterSite site, Scans scans, Predicate<SwitchName> isOn) {
    this.site = site;
    this.scans = scans;
    this.isOn = isOn;
  }

  /**
   * To be called before an engine opens the files.
   *
   * @param mustHaveLog whether the node took part before
   * @throws DamagedFilesException when they are damaged and the switch is on; they are as they were
   */
  void beforeStart(NodeId node, boolean mustHaveLog, @Nullable CommandId cause) throws IOException {
    Path directory = site.data.of(node);
    if (isOn.test(SwitchName.SCAN_BEFORE_START)) {
      ScanOptions options =
          ScanOptions.stopped().withProgress(scans.progress(node, ScanOccasion.BEFORE_START));
      ScanResult scan = NodeScan.beforeStart(node, directory, options, mustHaveLog);
      scans.tell(node, ScanOccasion.BEFORE_START, scan, cause);
      if (scan.verdict() == ScanVerdict.DAMAGED) {
        throw new DamagedFilesException(Scans.reason(scan));
      }
    }
    try {
      Sealing.opened(directory);
    } catch (SealsDamagedException e) {
      // Only without the scan; the next one will tell.
      LOG.warn("The seals of {} are damaged", node, e);
    }
  }

  /** Ends a life that stopped in good order; its files are sealed when the future completes. */
  CompletableFuture<Void> sealedAfter(NodeId node, AtomixNode life) {
    return life.discard()
        .handleAsync(
            (ended, error) -> {
              try {
                Sealing.Outcome outcome = Sealing.stopped(site.data.of(node), life.lastKnown());
                if (!outcome.sealed()) {
                  LOG.warn("{} was not sealed: {}", node, outcome.scan().findings());
                }
              } catch (IOException | RuntimeException e) {
                LOG.warn("{} could not be sealed", node, e);
              }
              return null;
            });
  }

  /** A node's files are damaged; the message is for a person. */
  static final class DamagedFilesException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFilesException(String message) {
      super(message);
    }
  }
}
