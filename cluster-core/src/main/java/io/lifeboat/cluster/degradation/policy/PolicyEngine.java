package io.lifeboat.cluster.degradation.policy;

import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import java.util.List;

/** Checks and loads policies. No source can harm the process: what does too much is stopped. */
public interface PolicyEngine {

  /**
   * What is wrong with a source: its grammar, and what it answers in the measurements of {@link
   * SampleHealth}.
   *
   * @return in the order of lines; empty for a sound one
   */
  List<PolicyFault> check(PolicySource source);

  /** Makes a policy ready to decide. The caller closes it. */
  Policy load(PolicySource source) throws PolicyFaultException;
}
