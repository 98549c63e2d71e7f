package io.lifeboat.console.ui.timeline;

import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The buttons below the names of the lanes: follow now, less and more detail, the whole run. */
final class TimelineTools extends HBox {
  private final I18n i18n;
  private final ToggleButton follow = new ToggleButton();
  private boolean telling = true;

  TimelineTools(
      I18n i18n, Consumer<Boolean> onFollow, Runnable in, Runnable out, Runnable wholeRun) {
    this.i18n = i18n;
    setId("timeline-tools");
    getStyleClass().add("timeline-tools");
    setAlignment(Pos.CENTER_LEFT);
    dress(follow, "timeline-follow", TimelineMsg.FOLLOW_NOW, MaterialDesignA.ARROW_COLLAPSE_RIGHT);
    follow
        .selectedProperty()
        .addListener(
            (o, was, is) -> {
              if (telling) {
                onFollow.accept(is);
              }
            });
    button("timeline-zoom-out", TimelineMsg.ZOOM_OUT, MaterialDesignM.MINUS, out);
    button("timeline-zoom-in", TimelineMsg.ZOOM_IN, MaterialDesignP.PLUS, in);
    button(
        "timeline-all", TimelineMsg.WHOLE_RUN, MaterialDesignA.ARROW_EXPAND_HORIZONTAL, wholeRun);
  }

  private void button(String id, TimelineMsg name, Ikon icon, Runnable run) {
    Button button = new Button();
    button.setOnAction(e -> run.run());
    dress(button, id, name, icon);
  }

  private void dress(ButtonBase button, String id, TimelineMsg name, Ikon icon) {
    button.setId(id);
    button.getStyleClass().addAll("small", "icon-toggle");
    button.setGraphic(new FontIcon(icon));
    button.accessibleTextProperty().bind(i18n.bind(name));
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(name));
    button.setTooltip(tooltip);
    getChildren().add(button);
  }

  /** Shows whether now is followed, without asking for it. */
  void setFollowing(boolean on) {
    telling = false;
    follow.setSelected(on);
    telling = true;
  }
}
