package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.degradation.policy.TimeLimit;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Value;

/** Policies in Python 3, by GraalPy: a gate before it, a watchdog over it. */
final class PythonEngine implements PolicyEngine {
  /** All classes in all samples, the first of them with code that never ran. */
  private static final TimeLimit MAX_DRY_RUN = new TimeLimit(3_000, 15_000);

  private final PythonRuntime runtime;

  PythonEngine(PythonRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public List<PolicyFault> check(PolicySource source) {
    Optional<PolicyFault> fault = SourceRules.firstFault(source);
    if (fault.isPresent()) {
      return List.of(fault.get());
    }
    try {
      runtime.admit(source);
      PythonHost host = runtime.checker(source);
      PythonHost.Opened opened = open(source, host);
      Value decide = opened.decide();
      if (decide == null) {
        return opened.faults();
      }
      try (PythonPolicy policy = new PythonPolicy(source, runtime, host, decide, false)) {
        return DryRun.faults(policy, MAX_DRY_RUN);
      }
    } catch (PolicyFaultException e) {
      return List.of(e.fault());
    }
  }

  @Override
  public Policy load(PolicySource source) throws PolicyFaultException {
    Optional<PolicyFault> fault = SourceRules.firstFault(source);
    if (fault.isPresent()) {
      throw new PolicyFaultException(fault.get());
    }
    runtime.admit(source);
    PythonHost host = runtime.newHost(source, source.name());
    try {
      PythonHost.Opened opened = open(source, host);
      Value decide = opened.decide();
      if (decide == null) {
        throw new PolicyFaultException(opened.faults().getFirst());
      }
      PythonPolicy policy = new PythonPolicy(source, runtime, host, decide, true);
      warm(policy);
      return policy;
    } catch (PolicyFaultException e) {
      host.close();
      throw e;
    }
  }

  private PythonHost.Opened open(PolicySource source, PythonHost host) throws PolicyFaultException {
    try {
      return host.open(source);
    } finally {
      if (host.isAbandoned()) {
        runtime.quarantine(source);
      }
    }
  }

  /** The first calls run slow code: they are made here, before the clock of a decision is armed. */
  private static void warm(PythonPolicy policy) throws PolicyFaultException {
    for (SampleHealth sample : SampleHealth.values()) {
      PolicyTable.of(policy, sample.health(), MAX_DRY_RUN.cpuMillis());
    }
    policy.isWarm();
  }
}
