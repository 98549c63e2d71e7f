package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.command.OperatorCommand.InspectRecords;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.JournalRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Records of a journal as bytes: asked for by index, listed with their checksums, one shown as a
 * dump. Which bytes of a damaged record are wrong is told by a sound copy of it on another node.
 */
final class RecordInspector extends VBox {
  private static final int COUNT = 20;

  private final Actions actions;
  private final I18n i18n;
  private final TextField index = new TextField();
  private final ActionButton read;
  private final ActionButton compare;
  private final ListView<JournalRecord> list = new ListView<>();
  private final Label facts = new Label();
  private final HexDump dump = new HexDump();
  private Optional<ActionItem> readItem = Optional.empty();
  private Optional<ActionItem> compareItem = Optional.empty();
  private @Nullable NodeId node;
  private @Nullable ConsoleState shown;
  private Fact.@Nullable JournalRecords listed;
  private @Nullable Seen last;

  /** What the dump shows. */
  private record Seen(@Nullable JournalRecord record, @Nullable JournalRecord copy) {}

  RecordInspector(Actions actions, I18n i18n) {
    this.actions = actions;
    this.i18n = i18n;
    getStyleClass().add("record-inspector");
    Label heading = new Label();
    heading.textProperty().bind(i18n.bind(DetectionPanelMsg.RECORDS_HEADING));
    heading.getStyleClass().add("panel-heading");
    index.setId("record-index");
    index.setPrefColumnCount(8);
    index.promptTextProperty().bind(i18n.bind(DetectionPanelMsg.RECORD_INDEX));
    index.accessibleTextProperty().bind(i18n.bind(DetectionPanelMsg.RECORD_INDEX));
    index.setOnAction(e -> readItem.ifPresent(this::submit));
    index.textProperty().addListener((o, was, is) -> showItems());
    read = new ActionButton("read-records", () -> readItem.ifPresent(this::submit));
    compare = new ActionButton("compare-record", () -> compareItem.ifPresent(this::submit));
    FlowPane bar = new FlowPane(6, 4, index, read, compare);
    list.setId("record-list");
    list.getStyleClass().add("record-list");
    list.setCellFactory(view -> new RecordCell(i18n));
    list.setPrefHeight(190);
    list.setMinWidth(0);
    Label none = new Label();
    none.textProperty().bind(i18n.bind(DetectionPanelMsg.RECORDS_NONE));
    none.getStyleClass().add("empty-words");
    none.setWrapText(true);
    none.setAlignment(Pos.CENTER);
    list.setPlaceholder(none);
    list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> showRecord());
    facts.setId("record-facts");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    VBox right = new VBox(facts, dump);
    right.setMinWidth(545);
    right.getStyleClass().add("record-bytes");
    getChildren().addAll(heading, bar, new ListBeside(list, right));
  }

  private void submit(ActionItem item) {
    actions.submit(item.command());
  }

  /** Asks for the records from here on. */
  void inspect(long from) {
    index.setText(Long.toString(from));
    readItem.ifPresent(this::submit);
  }

  /**
   * Shows what was read.
   *
   * @param state the latest one: an answer is read also while the display is frozen
   */
  void show(ConsoleState state, NodeId of) {
    shown = state;
    if (!of.equals(node)) {
      node = of;
      last = null;
    }
    Fact.JournalRecords records = state.detection().records().get(of);
    if (!Objects.equals(records, listed)) {
      list(records);
    }
    showItems();
    showRecord();
  }

  /** The first damaged record is chosen: one looks for it. */
  private void list(Fact.@Nullable JournalRecords records) {
    listed = records;
    list.getItems().setAll(records == null ? List.of() : records.records());
    list.getItems().stream()
        .filter(record -> !record.isSound())
        .findFirst()
        .or(() -> list.getItems().stream().findFirst())
        .ifPresent(
            record -> {
              list.getSelectionModel().select(record);
              list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
            });
  }

  private void showItems() {
    NodeId of = node;
    ConsoleState state = shown;
    if (of == null || state == null) {
      return;
    }
    long from = from(index.getText());
    ActionItem item = actions.item("read-records", new InspectRecords(of, from, COUNT));
    readItem = Optional.of(item);
    read.show(i18n.text(item.name()), i18n.text(item.line()), item.isPossible());
    JournalRecord record = list.getSelectionModel().getSelectedItem();
    Optional<NodeId> peer = peer(state, of);
    compareItem =
        record == null
            ? Optional.empty()
            : peer.map(
                other -> actions.item("compare", new InspectRecords(other, record.index(), 1)));
    compare.show(
        i18n.text(DetectionPanelMsg.COMPARE_COPY, peer.map(NodeId::toString).orElse("–")),
        compareItem
            .map(ActionItem::refusal)
            .map(i18n::text)
            .orElseGet(
                () ->
                    i18n.text(
                        record == null
                            ? DetectionPanelMsg.COMPARE_NO_RECORD
                            : DetectionPanelMsg.COMPARE_LINE)),
        compareItem.filter(ActionItem::isPossible).isPresent());
  }

  static long from(String typed) {
    String digits = typed.replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 17 ? 1 : Math.max(1, Long.parseLong(digits));
  }

  /** Who is asked for its copy: the leader, or the first other one without known damage. */
  static Optional<NodeId> peer(ConsoleState state, NodeId node) {
    NodeId leader = state.service().leader();
    if (leader != null && !leader.equals(node) && !state.detection().isDamaged(leader)) {
      return Optional.of(leader);
    }
    return state.nodes().stream()
        .filter(NodeView::takesPart)
        .map(NodeView::node)
        .filter(other -> !other.equals(node) && !state.detection().isDamaged(other))
        .findFirst();
  }

  /** A sound copy of this record among the answers of the other nodes. */
  static Optional<JournalRecord> copy(ConsoleState state, NodeId node, JournalRecord record) {
    return state.detection().records().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(node))
        .flatMap(entry -> entry.getValue().records().stream())
        .filter(other -> other.index() == record.index() && other.isSound())
        .findFirst();
  }

  private void showRecord() {
    JournalRecord record = list.getSelectionModel().getSelectedItem();
    ConsoleState state = shown;
    NodeId of = node;
    JournalRecord copy =
        record == null || state == null || of == null ? null : copy(state, of, record).orElse(null);
    Seen seen = new Seen(record, copy);
    if (seen.equals(last)) {
      return;
    }
    last = seen;
    if (record == null) {
      facts.setText(i18n.text(DetectionPanelMsg.RECORD_HINT));
      dump.show(List.of());
      return;
    }
    List<HexLine> lines = HexLine.of(record.content(), copy == null ? null : copy.content());
    String checksum =
        i18n.text(
            record.isSound() ? DetectionPanelMsg.RECORD_SOUND : DetectionPanelMsg.RECORD_DAMAGED,
            record.index(),
            record.file(),
            record.offset(),
            record.length(),
            record.stored(),
            record.computed());
    String bytes =
        copy == null
            ? record.isSound() ? "" : i18n.text(DetectionPanelMsg.WRONG_NOT_KNOWN)
            : i18n.text(DetectionPanelMsg.WRONG_BYTES, HexLine.wrong(lines));
    facts.setText(bytes.isEmpty() ? checksum : checksum + " " + bytes);
    dump.show(lines);
  }

  /** All words anew, in another language. */
  void refresh() {
    last = null;
    list.refresh();
  }
}
