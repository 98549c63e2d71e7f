package io.lifeboat.cluster.degradation.policy;

import io.lifeboat.cluster.model.PolicyFault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A policy could not be loaded, or gave no verdict. */
public final class PolicyFaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable PolicyFault fault;

  public PolicyFaultException(PolicyFault fault) {
    this(fault, null);
  }

  public PolicyFaultException(PolicyFault fault, @Nullable Throwable cause) {
    super(fault.place() + ": " + fault.message(), cause);
    this.fault = fault;
  }

  public PolicyFault fault() {
    return Objects.requireNonNull(fault, "A fault does not travel with its exception");
  }
}
