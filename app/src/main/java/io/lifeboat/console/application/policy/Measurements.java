package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.Health;
import java.util.List;
import java.util.Optional;

/** What a policy can be tried with besides samples; asked on the thread of the window. */
public interface Measurements {
  /** So many at most are tried at once. */
  int MOST_RECORDED = 600;

  /** The latest measurement; empty while nothing is measured. */
  Optional<Health> current();

  /** Those of the past, newest last. */
  List<TimedHealth> recorded();

  /** Nothing is measured. */
  static Measurements none() {
    return new Measurements() {
      @Override
      public Optional<Health> current() {
        return Optional.empty();
      }

      @Override
      public List<TimedHealth> recorded() {
        return List.of();
      }
    };
  }
}
