package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import java.util.List;

/** Policies of all languages. Nothing of Python is loaded before the first source in it. */
public final class ScriptEngines implements PolicyEngine {
  private final PolicyEngine lua = new LuaEngine();
  private final PolicyEngine python;

  public ScriptEngines() {
    this(PythonRuntime.shared());
  }

  ScriptEngines(PythonRuntime runtime) {
    this.python = new PythonEngine(runtime);
  }

  @Override
  public List<PolicyFault> check(PolicySource source) {
    return of(source).check(source);
  }

  @Override
  public Policy load(PolicySource source) throws PolicyFaultException {
    return of(source).load(source);
  }

  private PolicyEngine of(PolicySource source) {
    return switch (source.language()) {
      case LUA -> lua;
      case PYTHON -> python;
    };
  }
}
