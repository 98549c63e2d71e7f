package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.ProcessorTime;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.graalvm.polyglot.Value;

/** A policy in Python, in a host; it went through the gate. */
final class PythonPolicy implements Policy {
  private final PolicySource source;
  private final PythonRuntime runtime;
  private final PythonHost host;
  private final Value decide;
  private final boolean ownsHost;
  private final LongAdder cpuNanos = new LongAdder();
  private volatile Budget budget = Budget.LOADING;

  /**
   * @param ownsHost whether the host ends with the policy
   */
  PythonPolicy(
      PolicySource source, PythonRuntime runtime, PythonHost host, Value decide, boolean ownsHost) {
    this.source = source;
    this.runtime = runtime;
    this.host = host;
    this.decide = decide;
    this.ownsHost = ownsHost;
  }

  /** From now on a decision has the time of a warm one. */
  void isWarm() {
    budget = Budget.DECISION;
  }

  @Override
  public PolicySource source() {
    return source;
  }

  @Override
  public Treatment decide(RequestClass request, Health health) throws PolicyFaultException {
    String word = ask(request, health);
    return Verdicts.of(word, request)
        .orElseThrow(
            () ->
                new PolicyFaultException(
                    PolicyFault.of(
                        source,
                        line(source),
                        PolicyFault.Kind.BAD_VERDICT,
                        Verdicts.none("decide returned " + Verdicts.quote(word)))));
  }

  /** Where the function begins: the gate lets one through, at the margin. */
  private static int line(PolicySource source) {
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("def decide")) {
        return i + 1;
      }
    }
    return 0;
  }

  private String ask(RequestClass request, Health health) throws PolicyFaultException {
    try {
      return host.ask(source, decide, request, health, budget, cpuNanos::add);
    } finally {
      if (host.isAbandoned()) {
        runtime.quarantine(source);
      }
    }
  }

  /** Of the host's thread, for this policy alone. */
  @Override
  public long cpuNanos() {
    return ProcessorTime.ofThisThread() < 0 ? ProcessorTime.UNKNOWN : cpuNanos.sum();
  }

  @Override
  public void close() {
    if (ownsHost) {
      host.close();
    }
  }
}
