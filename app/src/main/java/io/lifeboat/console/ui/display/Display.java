package io.lifeboat.console.ui.display;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What all views share: which state they show, what is selected, and how things are shown. Lives on
 * the JavaFX thread.
 */
public final class Display {
  private final ObjectProperty<@Nullable NodeId> selected =
      new SimpleObjectProperty<>(this, "selected");
  private final BooleanProperty frozen = new SimpleBooleanProperty(this, "frozen");
  private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting");
  private final BooleanProperty singleKeyFaults =
      new SimpleBooleanProperty(this, "singleKeyFaults");
  private final BooleanProperty reduceMotion = new SimpleBooleanProperty(this, "reduceMotion");
  private final BooleanProperty absoluteTime = new SimpleBooleanProperty(this, "absoluteTime");
  private final LongProperty faultDurationMs = new SimpleLongProperty(this, "faultDurationMs", 0);
  private final ObjectProperty<@Nullable Long> moment = new SimpleObjectProperty<>(this, "moment");
  private ConsoleState latest;
  private ConsoleState shown;

  public Display(ConsoleState first) {
    this.latest = first;
    this.shown = first;
    frozen.addListener((o, was, is) -> shown = latest);
    presenting.addListener((o, was, is) -> singleKeyFaults.set(is));
  }

  /** Takes a newer state; a frozen display keeps showing what it shows. */
  public void take(ConsoleState state) {
    latest = state;
    if (!frozen.get()) {
      shown = state;
    }
  }

  /** While frozen: shows another moment of the run. */
  public void showPast(ConsoleState past) {
    if (frozen.get()) {
      shown = past;
    }
  }

  /** What is true now, as far as the console knows. Commands are judged against this. */
  public ConsoleState latest() {
    return latest;
  }

  /** What the views show. */
  public ConsoleState shown() {
    return shown;
  }

  /** How far what is shown is behind what is known. */
  public long behindMicros() {
    return latest.nowMicros() - shown.nowMicros();
  }

  public ObjectProperty<@Nullable NodeId> selectedProperty() {
    return selected;
  }

  public @Nullable NodeId selected() {
    return selected.get();
  }

  public BooleanProperty frozenProperty() {
    return frozen;
  }

  /** Presentation mode: for an audience, with single-key faults. */
  public BooleanProperty presentingProperty() {
    return presenting;
  }

  /** Whether one key may break something: in presentation mode, and in a drill. */
  public BooleanProperty singleKeyFaultsProperty() {
    return singleKeyFaults;
  }

  public BooleanProperty reduceMotionProperty() {
    return reduceMotion;
  }

  public BooleanProperty absoluteTimeProperty() {
    return absoluteTime;
  }

  /** The moment that somebody looks at, in microseconds on the clock of the facts, or null. */
  public ObjectProperty<@Nullable Long> momentProperty() {
    return moment;
  }

  /** After which time a fault injected from now on reverts by itself; 0 for never. */
  public LongProperty faultDurationMsProperty() {
    return faultDurationMs;
  }
}
