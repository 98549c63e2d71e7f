package io.lifeboat.console.ui.present;

import io.lifeboat.console.application.demo.DemoRun;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.PresentMsg;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a demonstration says now, how long until it goes on, and what makes it go on at once. */
public final class DemoBar extends VBox {
  private final I18n i18n;
  private final Label say = new Label();
  private final Label place = new Label();
  private final Label left = new Label();
  private final ToggleButton pause = new ToggleButton();

  /**
   * A bar without a demonstration.
   *
   * @param goOn continues at once
   * @param end ends the demonstration
   */
  public DemoBar(
      I18n i18n, Runnable goOn, java.util.function.Consumer<Boolean> hold, Runnable end) {
    this.i18n = i18n;
    setId("demo");
    getStyleClass().addAll("caption-bar", "demo-bar");
    say.setId("demo-say");
    say.getStyleClass().add("caption-title");
    say.setWrapText(true);
    say.setMinWidth(0);
    place.setId("demo-place");
    place.getStyleClass().add("muted");
    place.setMinWidth(0);
    HBox.setHgrow(place, Priority.ALWAYS);
    place.setMaxWidth(Double.MAX_VALUE);
    left.setId("demo-left");
    left.setMinWidth(Region.USE_PREF_SIZE);
    Button next = new Button();
    next.setId("demo-continue");
    next.textProperty().bind(i18n.bind(PresentMsg.DEMO_CONTINUE));
    next.setOnAction(e -> goOn.run());
    pause.setId("demo-pause");
    pause.textProperty().bind(i18n.bind(PresentMsg.DEMO_PAUSE));
    pause.setOnAction(e -> hold.accept(pause.isSelected()));
    Button stop = new Button();
    stop.setId("demo-end");
    stop.textProperty().bind(i18n.bind(PresentMsg.DEMO_END));
    stop.setOnAction(e -> end.run());
    for (Region button : new Region[] {next, pause, stop}) {
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().add("small");
    }
    HBox line = new HBox(10, place, left, pause, stop, next);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(say, line);
  }

  /** Shows where the demonstration is. */
  public void show(DemoRun run) {
    boolean begun = run.number() > 0;
    say.setText(
        begun ? run.part().say().in(i18n.language()) : i18n.text(PresentMsg.DEMO_PREPARING));
    place.setText(
        i18n.text(
            PresentMsg.DEMO_PLACE,
            run.demo().title().in(i18n.language()),
            run.number(),
            run.demo().parts().size(),
            String.valueOf(run.seed())));
    long seconds = (run.leftMs() + 999) / 1_000;
    left.setText(
        !begun
            ? ""
            : run.isWaiting()
                ? i18n.text(PresentMsg.DEMO_WAITING)
                : run.isPaused()
                    ? i18n.text(PresentMsg.DEMO_PAUSED)
                    : i18n.text(
                        run.isMissed() ? PresentMsg.DEMO_MISSED : PresentMsg.DEMO_NEXT, seconds));
    pause.setSelected(run.isPaused());
  }
}
