package io.lifeboat.console.application.policy;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions off the thread that asks, one at a time. Of those that wait only the newest is
 * kept: who types on is not interested in what was wrong with the text before.
 *
 * @param <Q> a question, immutable
 * @param <A> its answer
 */
final class Newest<Q, A> {
  private final Function<Q, A> answer;
  private final Executor away;
  private final Executor home;
  private final BiConsumer<Q, A> then;
  private boolean busy;
  private @Nullable Q waiting;

  /**
   * Nothing asked yet.
   *
   * @param away answers
   * @param home the thread that asks, and that is told
   */
  Newest(Function<Q, A> answer, Executor away, Executor home, BiConsumer<Q, A> then) {
    this.answer = answer;
    this.away = away;
    this.home = home;
    this.then = then;
  }

  void ask(Q question) {
    if (busy) {
      waiting = question;
    } else {
      start(question);
    }
  }

  /** Forgets what waits; what is being answered is answered still. */
  void forget() {
    waiting = null;
  }

  boolean isBusy() {
    return busy;
  }

  private void start(Q question) {
    busy = true;
    away.execute(
        () -> {
          Runnable told = this::next;
          try {
            A found = answer.apply(question);
            told =
                () -> {
                  next();
                  then.accept(question, found);
                };
          } finally {
            home.execute(told);
          }
        });
  }

  private void next() {
    busy = false;
    Q newest = waiting;
    waiting = null;
    if (newest != null) {
      start(newest);
    }
  }
}
