package io.lifeboat.console.ui.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the latest value of a source at most once a frame and hands it on when it is another one
 * than before. Values in between are never seen: what must not be missed is inside the value.
 *
 * @param <T> immutable; a new state is a new object
 */
public final class PulseDrain<T> {
  private final Supplier<T> source;
  private final Consumer<T> sink;
  private final AnimationTimer timer;
  private @Nullable T last;

  public PulseDrain(Supplier<T> source, Consumer<T> sink) {
    this.source = source;
    this.sink = sink;
    this.timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            drain();
          }
        };
  }

  public void start() {
    timer.start();
  }

  public void stop() {
    timer.stop();
  }

  // A new state is a new object, and comparing deep states once a frame would cost more than
  // drawing.
  @SuppressWarnings("ReferenceEquality")
  private void drain() {
    T latest = source.get();
    if (latest != last) {
      last = latest;
      sink.accept(latest);
    }
  }
}
