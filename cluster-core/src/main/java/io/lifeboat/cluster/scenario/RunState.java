package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.AvailabilityTracker;
import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.DigestAgreement;
import io.lifeboat.cluster.checker.LeaderlessService;
import io.lifeboat.cluster.checker.OperationCounter;
import io.lifeboat.cluster.checker.Reaction;
import io.lifeboat.cluster.checker.ReactionTracker;
import io.lifeboat.cluster.checker.SafetyChecker;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FailoverTracker;
import io.lifeboat.cluster.model.Failover;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything a run folds its facts into, behind one lock, and the only place the runner waits: for
 * a condition on the facts, with a limit.
 */
final class RunState implements FactListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private final DigestAgreement digests = new DigestAgreement();
  private final AvailabilityTracker availability = new AvailabilityTracker();
  private final OperationCounter operations = new OperationCounter();
  private final LeaderlessService leaderless = new LeaderlessService();
  private final ReactionTracker reaction = new ReactionTracker();
  private final ClusterPicture picture = new ClusterPicture();
  private final TargetResolver targets;
  private final FaultCauses faults = new FaultCauses();
  private SafetyChecker safety = SafetyChecker.start();
  private FailoverTracker failovers = FailoverTracker.start();
  private long lastAtMicros;
  private long lastSequence;
  private long missing;
  private boolean leaderReady;
  private boolean firstWrite;
  private long quietSequence;

  RunState(Random random) {
    this.targets = new TargetResolver(picture, random);
  }

  @Override
  public void onFact(FactRecord record) {
    lock.lock();
    try {
      fold(record);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  LeaderlessService leaderless() {
    return leaderless;
  }

  Reaction reaction() {
    lock.lock();
    try {
      return reaction.reaction();
    } finally {
      lock.unlock();
    }
  }

  private void fold(FactRecord record) {
    lastAtMicros = record.atMicros();
    lastSequence = record.sequence();
    safety = safety.next(record);
    digests.accept(record);
    availability.accept(record);
    operations.accept(record);
    leaderless.accept(record);
    reaction.accept(record);
    picture.accept(record);
    faults.accept(record);
    failovers = failovers.next(record);
    switch (record.fact()) {
      case Fact.LeaderReady ready -> leaderReady = true;
      case Fact.FirstWriteAcknowledged first -> firstWrite = true;
      case Fact.FactsDropped dropped -> missing += dropped.count();
      case Fact.ClientOperations period -> quietSequence = quiet(period) ? record.sequence() : 0;
      default -> {
        // Folded above, or of no concern here.
      }
    }
  }

  private static boolean quiet(Fact.ClientOperations period) {
    return period.inFlight() == 0;
  }

  /** Wakes whoever waits, so that it looks again. */
  void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the condition holds, at most so long; tells whether it holds. */
  boolean await(BooleanSupplier condition, long limitNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = limitNanos;
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean awaitMs(BooleanSupplier condition, long limitMs) throws InterruptedException {
    return await(condition, TimeUnit.MILLISECONDS.toNanos(limitMs));
  }

  /** Lets so much time pass, for what no fact tells the end of. */
  void passMs(long ms) throws InterruptedException {
    awaitMs(() -> false, ms);
  }

  private <T> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }

  /** The resolver of targets; to be used only within {@link #resolve}. */
  <T> T resolve(Function<TargetResolver, T> question) {
    return locked(() -> question.apply(targets));
  }

  /** The active faults that these commands injected. */
  List<String> faultsOf(Set<CommandId> commands) {
    return locked(() -> faults.faultsOf(commands));
  }

  boolean isLeaderReady() {
    return locked(() -> leaderReady);
  }

  boolean isFirstWriteAcknowledged() {
    return locked(() -> firstWrite);
  }

  /** Whether a period without an operation in flight at its end was reported after this fact. */
  boolean isQuietSince(long sequence) {
    return locked(() -> quietSequence > sequence);
  }

  boolean isDigestVerdictReached() {
    return locked(() -> digests.agreement().agree() != null);
  }

  long lastAtMicros() {
    return locked(() -> lastAtMicros);
  }

  long lastSequence() {
    return locked(() -> lastSequence);
  }

  long unavailableMs(long fromMicros, long toMicros) {
    return locked(() -> availability.unavailableMs(fromMicros, toMicros));
  }

  long factsMissing() {
    return locked(() -> missing);
  }

  SafetyChecker safety() {
    return locked(() -> safety);
  }

  CheckResult digests() {
    return locked(digests::result);
  }

  DigestAgreement.Agreement agreement() {
    return locked(digests::agreement);
  }

  OperationCounter.Totals operations() {
    return locked(operations::totals);
  }

  List<Failover> failovers() {
    return locked(failovers::failovers);
  }
}
