package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind.Weight;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scans found in a node's files.
 *
 * @param scan the last one that ended, or null
 * @param scannedMicros when it ended
 * @param progress how far the one is that goes on, or null
 * @param findings damage that is known, the first of it; empty when the last scan found none
 * @param total how much damage is known
 * @param foundMicros when it was found, or null
 * @param quarantine why it is not started, in English, or null
 */
public record FilesView(
    Fact.@Nullable NodeScrubbed scan,
    long scannedMicros,
    Fact.@Nullable ScrubProgress progress,
    List<Finding> findings,
    long total,
    @Nullable Long foundMicros,
    @Nullable String quarantine) {

  static final FilesView NONE = new FilesView(null, 0, null, List.of(), 0, null, null);

  public FilesView {
    findings = List.copyOf(findings);
  }

  /** Not known before the first scan; a torn tail is no damage. */
  Soundness soundness(FilePart part) {
    if (findings.stream().anyMatch(f -> f.part() == part && f.kind().weight() == Weight.DAMAGE)) {
      return Soundness.DAMAGED;
    }
    return scan == null ? Soundness.NOT_KNOWN : Soundness.SOUND;
  }

  boolean isDamaged() {
    return findings.stream().anyMatch(f -> f.kind().weight() == Weight.DAMAGE)
        || (scan != null && scan.verdict() == ScanVerdict.DAMAGED);
  }

  FilesView scanning(Fact.ScrubProgress next) {
    return new FilesView(scan, scannedMicros, next, findings, total, foundMicros, quarantine);
  }

  /** A scan without findings clears what was known. */
  FilesView scanned(Fact.NodeScrubbed next, long atMicros) {
    return next.findings() == 0
        ? new FilesView(next, atMicros, null, List.of(), 0, null, quarantine)
        : new FilesView(next, atMicros, null, findings, total, foundMicros, quarantine);
  }

  FilesView found(Fact.DamageFound damage, long atMicros) {
    Long since = foundMicros == null ? atMicros : foundMicros;
    return new FilesView(
        scan, scannedMicros, null, damage.findings(), damage.total(), since, quarantine);
  }

  FilesView quarantined(@Nullable String reason) {
    return new FilesView(scan, scannedMicros, null, findings, total, foundMicros, reason);
  }
}
