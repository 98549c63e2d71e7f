package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.FindingKind.Weight;
import io.lifeboat.cluster.model.ScanVerdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scan finds: all counted, the first ones listed. Confined to the thread that scans. */
final class Findings {
  /** Hides nothing: it is no place in the log. */
  private static final long NOWHERE = -1;

  /** A finding whose hidden records are counted at the end. */
  private record Open(Finding finding, long soundBefore) {}

  private final int most;
  private final List<Open> found = new ArrayList<>();
  private long total;
  private Weight worst = Weight.HARMLESS;

  Findings(int most) {
    this.most = most;
  }

  /** About a file that is not part of the log. */
  void add(FilePart part, FindingKind kind, String file, String stored, String expected) {
    add(new Finding(part, kind, file, null, 0, 0, stored, expected, 0), NOWHERE);
  }

  /**
   * About a place in the log.
   *
   * @param soundBefore how many sound records of the log stand before it
   */
  void addInLog(
      FindingKind kind,
      String file,
      @Nullable Long index,
      long offset,
      long length,
      String stored,
      @Nullable String computed,
      long soundBefore) {
    add(
        new Finding(FilePart.JOURNAL, kind, file, index, offset, length, stored, computed, 0),
        soundBefore);
  }

  private void add(Finding finding, long soundBefore) {
    total++;
    Weight weight = finding.kind().weight();
    if (weight.compareTo(worst) > 0) {
      worst = weight;
    }
    if (found.size() < most) {
      found.add(new Open(finding, soundBefore));
    }
  }

  long total() {
    return total;
  }

  ScanVerdict verdict() {
    return switch (worst) {
      case HARMLESS -> ScanVerdict.SOUND;
      case TAIL -> ScanVerdict.TORN_TAIL;
      case DAMAGE -> ScanVerdict.DAMAGED;
    };
  }

  /**
   * @param sound how many sound records the log has
   */
  List<Finding> list(long sound) {
    return found.stream()
        .map(open -> open.soundBefore == NOWHERE ? open.finding : hiding(open, sound))
        .toList();
  }

  private static Finding hiding(Open open, long sound) {
    Finding f = open.finding;
    return new Finding(
        f.part(),
        f.kind(),
        f.file(),
        f.index(),
        f.offset(),
        f.length(),
        f.stored(),
        f.computed(),
        Math.max(0, sound - open.soundBefore));
  }
}
