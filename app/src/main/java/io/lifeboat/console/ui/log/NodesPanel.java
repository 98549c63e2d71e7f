package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.console.application.state.Configuration;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.MembersView;
import io.lifeboat.console.application.state.NodeLog;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.ReplicationView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.NodeWords;
import io.lifeboat.console.ui.control.VoteTally;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What every node believes and holds, in numbers, and who belongs to the cluster. */
final class NodesPanel extends VBox {
  private static final List<LogMsg> HEADS =
      List.of(
          LogMsg.COLUMN_NODE,
          LogMsg.COLUMN_TERM,
          LogMsg.COLUMN_VOTE,
          LogMsg.COLUMN_LEADER,
          LogMsg.COLUMN_COMMIT,
          LogMsg.COLUMN_APPLIED,
          LogMsg.COLUMN_LAST,
          LogMsg.COLUMN_MATCH,
          LogMsg.COLUMN_NEXT);

  private static final String NOT_KNOWN = "?";

  private final I18n i18n;
  private final GridPane grid = new GridPane();
  private final Label configuration = new Label();
  private final Label replication = new Label();
  private final List<List<Label>> cells = new ArrayList<>();

  NodesPanel(I18n i18n) {
    this.i18n = i18n;
    setId("log-nodes");
    getStyleClass().add("log-section");
    Label heading = new Label();
    heading.textProperty().bind(i18n.bind(LogMsg.NODES_HEADING));
    heading.getStyleClass().add("log-heading");
    grid.getStyleClass().add("log-grid");
    for (int column = 0; column < HEADS.size(); column++) {
      Label head = new Label();
      head.textProperty().bind(i18n.bind(HEADS.get(column)));
      head.getStyleClass().add("column-head");
      head.setMinWidth(USE_PREF_SIZE);
      place(head, column, 0);
    }
    for (Label label : new Label[] {replication, configuration}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    configuration.setId("log-configuration");
    replication.getStyleClass().add("muted");
    getChildren().addAll(heading, grid, replication, configuration);
  }

  /** As wide as the numbers; the words below them wrap. */
  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + grid.prefWidth(-1) + snappedRightInset();
  }

  private void place(Label label, int column, int row) {
    GridPane.setHalignment(label, column >= 4 ? HPos.RIGHT : HPos.LEFT);
    grid.add(label, column, row);
  }

  void show(ConsoleState state) {
    NodeId leader = state.service().leader();
    ReplicationView told = leader == null ? null : state.logs().replicationBy(leader);
    while (cells.size() < state.nodes().size()) {
      addRow();
    }
    for (int row = 0; row < cells.size(); row++) {
      List<String> values =
          row < state.nodes().size() ? values(state.nodes().get(row), state, told) : List.of();
      for (int column = 0; column < HEADS.size(); column++) {
        cells.get(row).get(column).setText(values.isEmpty() ? "" : values.get(column));
      }
    }
    replication.setText(
        told == null
            ? i18n.text(LogMsg.REPLICATION_NONE)
            : i18n.text(LogMsg.REPLICATION_BY, told.leader(), told.term()));
    configuration.setText(configuration(state.members()));
  }

  private void addRow() {
    List<Label> row = new ArrayList<>();
    for (int column = 0; column < HEADS.size(); column++) {
      Label label = new Label();
      label.setMinWidth(USE_PREF_SIZE);
      label.setId("log-node-" + cells.size() + "-" + column);
      place(label, column, cells.size() + 1);
      row.add(label);
    }
    row.getFirst().getStyleClass().add("row-value");
    cells.add(row);
  }

  private List<String> values(NodeView node, ConsoleState state, @Nullable ReplicationView told) {
    NodeLog log = state.logs().log(node.node());
    ReplicationProgress progress = told == null ? null : told.of(node.node()).orElse(null);
    NodeId belief = node.leaderBelief();
    // Before a node takes part for the first time, its zeros are not facts.
    boolean silent = !node.takesPart() && node.term() == 0 && log.lastIndex() == 0;
    return List.of(
        node.node() + " " + i18n.text(NodeWords.role(node)),
        silent ? NOT_KNOWN : number(node.term()),
        VoteTally.voteOf(state.elections(), node.node(), node.term())
            .map(NodeId::toString)
            .orElse(NOT_KNOWN),
        node.takesPart() && belief != null ? belief.toString() : "–",
        silent ? NOT_KNOWN : number(log.commitIndex()),
        silent ? NOT_KNOWN : number(log.appliedIndex()),
        silent ? NOT_KNOWN : number(log.lastIndex()),
        progress == null ? "–" : number(progress.matchIndex()),
        progress == null ? "–" : number(progress.nextIndex()));
  }

  private String number(long value) {
    return i18n.number((double) value, 0);
  }

  private String configuration(MembersView members) {
    Configuration current = members.current();
    if (current.members().isEmpty()) {
      return i18n.text(LogMsg.CONFIGURATION_NONE);
    }
    NodeId from = members.currentFrom();
    Text where =
        from == null || current.index() == 0
            ? Text.of(LogMsg.CONFIGURATION_FIRST)
            : Text.of(LogMsg.CONFIGURATION_AT, current.index(), from);
    Text voters = Text.of(LogMsg.CONFIGURATION_VOTERS, Actions.list(members.voters()));
    List<String> words = new ArrayList<>(List.of(i18n.text(where), i18n.text(voters)));
    if (!members.learners().isEmpty()) {
      words.add(i18n.text(LogMsg.CONFIGURATION_LEARNERS, Actions.list(members.learners())));
    }
    if (members.isChanging()) {
      words.add(i18n.text(LogMsg.CONFIGURATION_CHANGING));
    }
    return String.join(" · ", words);
  }
}
