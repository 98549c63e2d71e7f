package io.lifeboat.console.ui.degradation;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.degradation.DegradationModel.Row;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All degrade switches; whoever turns one is asked for a reason and an end right below it. */
final class Switchboard extends VBox {
  private final Map<DegradeSwitch, SwitchRow> rows = new EnumMap<>(DegradeSwitch.class);
  private final DecisionForm form;
  private @Nullable SwitchRow turned;

  /**
   * The switchboard.
   *
   * @param onAsked brings what is asked into sight
   */
  Switchboard(Actions actions, I18n i18n, Consumer<Region> onAsked) {
    getStyleClass().add("switchboard");
    Label heading = new Label();
    heading.textProperty().bind(i18n.bind(DegradationPanelMsg.SWITCHES));
    heading.getStyleClass().add("panel-heading");
    getChildren().add(heading);
    form = new DecisionForm("turn", actions, i18n);
    form.setOnClosed(this::closed);
    form.setOnOpened(() -> onAsked.accept(form));
    for (DegradeSwitch name : DegradeSwitch.values()) {
      SwitchRow row = new SwitchRow(name, i18n, position -> ask(name, position));
      rows.put(name, row);
      getChildren().add(row);
    }
  }

  private void ask(DegradeSwitch name, SwitchPosition position) {
    form.close();
    SwitchRow row = Objects.requireNonNull(rows.get(name));
    turned = row;
    row.want(position);
    row.getChildren().add(form);
    form.open(new Turn(name, position));
  }

  private void closed() {
    SwitchRow row = turned;
    if (row != null) {
      turned = null;
      row.getChildren().remove(form);
      row.want(null);
      row.focusPosition();
    }
  }

  private record Turn(DegradeSwitch name, SwitchPosition position) implements DecisionForm.Ask {
    @Override
    public Command command(String reason, @Nullable Long durationMs, boolean here) {
      return new ForceSwitch(name, position, OperatorName.current(), reason, durationMs, here);
    }

    @Override
    public boolean hasReason() {
      return true;
    }

    @Override
    public boolean canEnd() {
      return position != SwitchPosition.AUTO;
    }
  }

  void show(List<Row> all) {
    for (Row row : all) {
      Objects.requireNonNull(rows.get(row.name())).show(row);
    }
    form.show();
  }

  void refresh() {
    rows.values().forEach(SwitchRow::refresh);
    form.refresh();
  }
}
