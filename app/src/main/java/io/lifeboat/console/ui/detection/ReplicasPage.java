package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.command.OperatorCommand.CompareReplicas;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.KeyDifference;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.detection.ReplicasModel.Group;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The states of the replicas: who agrees with whom, and which keys differ, side by side. */
final class ReplicasPage extends VBox {
  private final Actions actions;
  private final I18n i18n;
  private final Label verdict = new Label();
  private final ActionButton compare;
  private final VBox groups = new VBox();
  private final VBox keys = new VBox();
  private @Nullable ReplicasModel last;

  ReplicasPage(Actions actions, I18n i18n) {
    this.actions = actions;
    this.i18n = i18n;
    getStyleClass().add("detection-page");
    verdict.setId("replicas-verdict");
    verdict.setWrapText(true);
    verdict.setMinHeight(Region.USE_PREF_SIZE);
    verdict.getStyleClass().add("replicas-verdict");
    compare = new ActionButton("replicas-compare", () -> actions.submit(new CompareReplicas()));
    groups.setId("digest-groups");
    groups.getStyleClass().add("digest-groups");
    keys.setId("keys-differ");
    keys.getStyleClass().add("keys-differ");
    Label rule = new Label();
    rule.textProperty().bind(i18n.bind(DetectionPanelMsg.REPLICAS_RULE));
    rule.getStyleClass().add("caption");
    rule.setWrapText(true);
    rule.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(verdict, new FlowPane(compare), groups, keys, rule);
  }

  void show(ConsoleState state) {
    ActionItem item = actions.item("compare", new CompareReplicas());
    compare.show(i18n.text(item.name()), i18n.text(item.line()), item.isPossible());
    ReplicasModel model = ReplicasModel.of(state);
    if (model.equals(last)) {
      return;
    }
    last = model;
    verdict.setText(i18n.text(model.verdict()));
    groups.getChildren().setAll(model.groups().stream().map(this::group).toList());
    keys.getChildren().setAll(model.keys().stream().map(this::differences).toList());
  }

  private Node group(Group group) {
    SoundnessMark mark = new SoundnessMark();
    mark.show(group.soundness());
    Label nodes = new Label(Actions.list(group.nodes()));
    nodes.getStyleClass().add("digest-nodes");
    nodes.setMinWidth(Region.USE_PREF_SIZE);
    Label digest = new Label(group.digest());
    digest.getStyleClass().add("digest-value");
    digest.setMinWidth(0);
    Label words =
        new Label(
            i18n.text(
                switch (group.soundness()) {
                  case SOUND -> DetectionPanelMsg.GROUP_MAJORITY;
                  case DAMAGED -> DetectionPanelMsg.GROUP_WRONG;
                  case NOT_KNOWN -> DetectionPanelMsg.GROUP_CANNOT_TELL;
                }));
    words.setMinWidth(0);
    HBox row = new HBox(mark, nodes, digest, words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("digest-group");
    return row;
  }

  private Node differences(Fact.KeysDiffer f) {
    Label heading =
        new Label(
            i18n.text(
                DetectionPanelMsg.KEYS_HEAD,
                f.node(),
                f.reference(),
                f.total(),
                f.index(),
                f.compared(),
                f.keys()));
    heading.getStyleClass().add("panel-heading");
    heading.setWrapText(true);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    GridPane grid = new GridPane();
    grid.setId("keys-of-" + f.node());
    grid.getStyleClass().add("key-grid");
    for (double share : new double[] {24, 38, 38}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      grid.getColumnConstraints().add(column);
    }
    grid.addRow(
        0,
        head(i18n.text(DetectionPanelMsg.KEY)),
        head(i18n.text(DetectionPanelMsg.HELD_BY, f.node())),
        head(i18n.text(DetectionPanelMsg.HELD_BY, f.reference())));
    int line = 1;
    for (KeyDifference key : f.differences()) {
      Label here = value(key.here());
      here.getStyleClass().add("key-here");
      grid.addRow(line++, value(key.key()), here, value(key.there()));
    }
    VBox box = new VBox(heading, grid);
    if (f.total() > f.differences().size()) {
      box.getChildren()
          .add(
              new Label(
                  i18n.text(DetectionPanelMsg.KEYS_MORE, f.total() - f.differences().size())));
    }
    return box;
  }

  private static Label head(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("column-head");
    return label;
  }

  private Label value(@Nullable String words) {
    Label label = new Label(words == null ? i18n.text(DetectionPanelMsg.NO_SUCH_KEY) : words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  void refresh() {
    last = null;
  }
}
