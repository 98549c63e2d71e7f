package io.lifeboat.console.ui.workload;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.OperatorCommand.ClientRead;
import io.lifeboat.cluster.command.OperatorCommand.LocalRead;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/** Whom a read by hand asks: the leader, for a linearizable answer, or one replica alone. */
final class ReadFromChooser extends ChoiceBox<NodeId> {
  /** The client's own name stands for the way every client takes: through the leader. */
  private static final NodeId THROUGH_LEADER = NodeId.CLIENT;

  private final I18n i18n;

  ReadFromChooser(I18n i18n) {
    this.i18n = i18n;
    setId("read-from");
    setMaxWidth(Double.MAX_VALUE);
    getItems().setAll(List.of(THROUGH_LEADER));
    setValue(THROUGH_LEADER);
    setConverter(converter());
    accessibleTextProperty().bind(i18n.bind(UiMsg.READ_FROM));
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              NodeId chosen = getValue();
              setConverter(converter());
              setValue(null);
              setValue(chosen);
            });
  }

  /** The nodes there are to choose from; the choice stays. */
  void offer(List<NodeId> nodes) {
    List<NodeId> items = new ArrayList<>(nodes);
    items.addFirst(THROUGH_LEADER);
    if (!items.equals(getItems())) {
      NodeId chosen = getValue();
      getItems().setAll(items);
      setValue(items.contains(chosen) ? chosen : THROUGH_LEADER);
    }
  }

  Command read(String key) {
    NodeId chosen = getValue();
    return chosen == null || chosen.equals(THROUGH_LEADER)
        ? new ClientRead(key)
        : new LocalRead(chosen, key);
  }

  private StringConverter<NodeId> converter() {
    return new StringConverter<>() {
      @Override
      public String toString(NodeId node) {
        if (node == null) {
          return "";
        }
        return node.equals(THROUGH_LEADER)
            ? i18n.text(UiMsg.READ_FROM_LEADER)
            : i18n.text(UiMsg.READ_FROM_REPLICA, node);
      }

      @Override
      public NodeId fromString(String text) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }
}
