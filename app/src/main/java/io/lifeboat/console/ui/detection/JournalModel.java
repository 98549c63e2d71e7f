package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SegmentSummary;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FilesView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal of one node as its last scan found it.
 *
 * @param strips one a segment, the oldest first
 * @param findings all that is known to be wrong with the node's files
 */
record JournalModel(NodeId node, Text headline, List<Strip> strips, List<Finding> findings) {

  /**
   * One segment.
   *
   * @param share of the longest segment's bytes, 0 to 1
   * @param damages where its damage is
   * @param hiddenFrom from which share of its own bytes on the engine would see nothing; 1 for none
   */
  record Strip(SegmentSummary segment, double share, List<Damage> damages, double hiddenFrom) {}

  /** A damaged stretch of a segment, from and to as shares of its bytes. */
  record Damage(double from, double to, long index) {}

  static JournalModel of(ConsoleState state, NodeId node) {
    FilesView files = state.detection().filesOf(node);
    Fact.NodeScrubbed scan = files.scan();
    if (scan == null) {
      return new JournalModel(
          node, Text.of(DetectionPanelMsg.JOURNAL_NOT_SCANNED, node), List.of(), files.findings());
    }
    Text headline =
        scan.records() == 0 && scan.segments().isEmpty()
            ? Text.of(DetectionPanelMsg.JOURNAL_EMPTY, node)
            : Text.of(
                DetectionPanelMsg.JOURNAL_HEAD,
                node,
                scan.records(),
                scan.segments().size(),
                scan.firstIndex(),
                scan.lastIndex(),
                Ages.of(files.scannedMicros(), state.nowMicros()));
    return new JournalModel(
        node, headline, strips(scan.segments(), files.findings()), files.findings());
  }

  private static List<Strip> strips(List<SegmentSummary> segments, List<Finding> findings) {
    long longest = Math.max(1, segments.stream().mapToLong(SegmentSummary::bytes).max().orElse(1));
    List<Strip> strips = new ArrayList<>();
    boolean hidden = false;
    for (SegmentSummary segment : segments) {
      double bytes = Math.max(1, segment.bytes());
      double hiddenFrom = hidden ? 0 : 1;
      List<Damage> damages = new ArrayList<>();
      for (Finding finding : findings) {
        if (finding.part() != FilePart.JOURNAL || !finding.file().equals(segment.file())) {
          continue;
        }
        double from = Math.clamp(finding.offset() / bytes, 0, 1);
        double to = Math.clamp((finding.offset() + finding.length()) / bytes, from, 1);
        long index = finding.index() == null ? segment.firstIndex() : finding.index();
        damages.add(new Damage(from, to, index));
        if (finding.hidden() > 0 && finding.kind() != FindingKind.TORN_TAIL) {
          hiddenFrom = Math.min(hiddenFrom, to);
          hidden = true;
        }
      }
      strips.add(
          new Strip(segment, segment.bytes() / (double) longest, List.copyOf(damages), hiddenFrom));
    }
    return List.copyOf(strips);
  }
}
