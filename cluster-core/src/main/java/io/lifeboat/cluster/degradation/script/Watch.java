package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.SpentTime;
import io.lifeboat.cluster.model.PolicyFault;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work uses of its budget, as another thread sees it. Begins when the work does,
 * not when it is handed over.
 */
final class Watch {
  /** What it took too much of, in words. */
  record Excess(PolicyFault.Kind kind, String words) {}

  /** Of one thread, in one piece of work. */
  private record Begun(Thread thread, SpentTime time, long bytes) {}

  private final Budget budget;
  private volatile @Nullable Begun begun;

  Watch(Budget budget) {
    this.budget = budget;
  }

  <T> T begin(Callable<T> work) throws Exception {
    begun =
        new Begun(
            Thread.currentThread(),
            SpentTime.ofThisThread(budget.time()),
            AllocatedBytes.ofThisThread());
    return work.call();
  }

  /** Empty while it may go on. */
  Optional<Excess> excess() {
    Begun since = begun;
    if (since == null) {
      return Optional.empty();
    }
    Optional<String> tooLong = since.time().excess();
    if (tooLong.isPresent()) {
      return tooLong.map(words -> new Excess(PolicyFault.Kind.TIME, words));
    }
    return AllocatedBytes.of(since.thread()) - since.bytes() > budget.bytes()
        ? Optional.of(
            new Excess(
                PolicyFault.Kind.MEMORY, "more than " + (budget.bytes() >> 20) + " MiB of memory"))
        : Optional.empty();
  }
}
