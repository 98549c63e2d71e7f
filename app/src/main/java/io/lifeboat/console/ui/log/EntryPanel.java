package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeLog;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen entry: what its node's journal says of it, and what the others have at its index. */
final class EntryPanel extends VBox {
  private final I18n i18n;
  private final Label title = new Label();
  private final Label facts = new Label();
  private final Label summary = new Label();
  private final Label others = new Label();

  EntryPanel(I18n i18n) {
    this.i18n = i18n;
    setId("log-entry");
    getStyleClass().add("log-section");
    title.setId("log-entry-title");
    title.getStyleClass().add("log-heading");
    facts.setId("log-entry-facts");
    summary.setId("log-entry-summary");
    summary.getStyleClass().add("log-summary");
    others.setId("log-entry-others");
    for (Label label : new Label[] {title, facts, summary, others}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    getChildren().addAll(title, facts, summary, others);
  }

  /**
   * Shows the entry.
   *
   * @param known the latest state: an answer is read also while the display is frozen
   * @param node whose log, or null when none is chosen
   * @param index 0 when none is chosen
   */
  void show(ConsoleState known, @Nullable NodeId node, long index) {
    if (node == null || index < 1) {
      set(title, i18n.text(LogMsg.ENTRY_HEADING));
      set(facts, i18n.text(LogMsg.ENTRY_HINT));
      set(summary, "");
      set(others, "");
      return;
    }
    NodeLog log = known.logs().log(node);
    LogEntry entry = log.entry(index).orElse(null);
    set(title, i18n.text(LogMsg.ENTRY_TITLE, index, node));
    if (entry == null) {
      set(facts, termAndFate(log, index));
      set(summary, i18n.text(LogInquiry.status(known, node, index)));
    } else {
      set(
          facts,
          i18n.text(
              LogMsg.ENTRY_FACTS, entry.term(), entry.type(), entry.bytes(), fate(log, index)));
      set(summary, entry.summary());
    }
    set(others, others(known, log, index));
  }

  private static void set(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private String termAndFate(NodeLog log, long index) {
    OptionalLong term = log.termAt(index);
    return term.isPresent() ? i18n.text(LogMsg.ENTRY_TERM, term.getAsLong(), fate(log, index)) : "";
  }

  private static Text fate(NodeLog log, long index) {
    if (index <= log.appliedIndex()) {
      return Text.of(LogMsg.FATE_APPLIED);
    }
    return Text.of(log.isCommitted(index) ? LogMsg.FATE_COMMITTED : LogMsg.FATE_UNCOMMITTED);
  }

  private String others(ConsoleState known, NodeLog log, long index) {
    List<String> lines =
        known.nodes().stream()
            .map(NodeView::node)
            .filter(node -> !node.equals(log.node()))
            .map(node -> i18n.text(compared(known.logs().log(node), log, index)))
            .toList();
    return String.join("\n", lines);
  }

  /** What another node has at this index. */
  static Text compared(NodeLog other, NodeLog log, long index) {
    NodeId node = other.node();
    if (index > other.lastIndex()) {
      return Text.of(LogMsg.OTHER_NOT_THERE, node, other.lastIndex());
    }
    if (other.isShapeKnown() && index < other.firstIndex()) {
      return Text.of(LogMsg.OTHER_COMPACTED, node);
    }
    OptionalLong its = other.termAt(index);
    OptionalLong own = log.termAt(index);
    if (its.isEmpty()) {
      return Text.of(LogMsg.OTHER_NOT_KNOWN, node);
    }
    if (own.isEmpty()) {
      return Text.of(LogMsg.OTHER_TERM, node, its.getAsLong());
    }
    return Text.of(
        Objects.equals(its, own) ? LogMsg.OTHER_SAME : LogMsg.OTHER_DIFFERS, node, its.getAsLong());
  }
}
