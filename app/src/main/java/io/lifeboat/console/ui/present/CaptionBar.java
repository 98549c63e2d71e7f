package io.lifeboat.console.ui.present;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.PresentMsg;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What happened last, in one sentence, and why, in another: legible from the last row. */
public final class CaptionBar extends VBox {
  private static final PseudoClass ABNORMAL = PseudoClass.getPseudoClass("abnormal");

  private final I18n i18n;
  private final Captions captions = new Captions();
  private final Label title = new Label();
  private final Label when = new Label();
  private final Label why = new Label();

  public CaptionBar(I18n i18n) {
    this.i18n = i18n;
    setId("caption");
    getStyleClass().add("caption-bar");
    title.setId("caption-title");
    title.getStyleClass().add("caption-title");
    title.setWrapText(true);
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    when.setId("caption-when");
    when.getStyleClass().add("muted");
    when.setMinWidth(USE_PREF_SIZE);
    why.setId("caption-why");
    why.getStyleClass().add("caption-why");
    why.setWrapText(true);
    why.setMinWidth(0);
    HBox line = new HBox(title, when);
    line.setAlignment(Pos.BASELINE_LEFT);
    line.getStyleClass().add("caption-line");
    getChildren().addAll(line, why);
  }

  /** Shows the caption of this moment. */
  public void show(ConsoleState state, long nowNanos) {
    Occurrence caption = captions.at(state, nowNanos);
    title.setText(
        caption == null ? i18n.text(PresentMsg.CAPTION_NONE) : i18n.text(caption.title()));
    why.setText(caption == null ? "" : i18n.text(caption.explanation()));
    when.setText(caption == null ? "" : time(caption, state));
    title.pseudoClassStateChanged(ABNORMAL, caption != null && caption.weight() == Weight.ABNORMAL);
  }

  private String time(Occurrence caption, ConsoleState state) {
    Long fault = Clock.lastFaultMicros(state);
    String time =
        fault == null || caption.atMicros() < fault
            ? Clock.absolute(caption.atMicros())
            : Clock.relative(caption.atMicros(), fault, i18n);
    return captions.isPinned() ? i18n.text(PresentMsg.CAPTION_PINNED, time) : time;
  }

  /** The caption before or after; beyond the last one the bar follows what happens again. */
  public void step(@Nullable ConsoleState state, int by) {
    if (state != null) {
      captions.step(state, by);
    }
  }

  /** Follows what happens. */
  public void follow() {
    captions.follow();
  }
}
