package io.lifeboat.cluster.degradation.policy;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;

/**
 * A loaded policy: a pure function of one class of requests and one measurement. It keeps nothing
 * from one decision to the next. Safe to be used from several threads; decisions wait for each
 * other.
 */
public interface Policy extends AutoCloseable {

  /** What it was loaded from. */
  PolicySource source();

  /**
   * What is to be done with requests of this class. Comes back soon after the budget of a decision
   * at the latest, whatever the policy does; once in its life, when it has to be left behind,
   * within a second.
   */
  Treatment decide(RequestClass request, Health health) throws PolicyFaultException;

  /**
   * Processor time that its decisions have used so far, in nanoseconds; only differences mean
   * anything. Negative where it is not known.
   */
  default long cpuNanos() {
    return ProcessorTime.ofThisThread();
  }

  /** Gives back what the policy holds; a closed policy decides nothing any more. */
  @Override
  void close();
}
