package io.lifeboat.cluster.degradation.policy;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a policy says about every class of requests in one measurement: the result of a tick, and of
 * a dry run. Pure: nothing comes of it.
 */
public record PolicyTable(Map<RequestClass, Treatment> treatments) {
  /** Processor time of one table, whatever each of its decisions is allowed. */
  public static final long MAX_MILLIS = 100;

  public PolicyTable {
    if (!treatments.keySet().containsAll(RequestClass.values())) {
      throw new IllegalArgumentException("A table has a treatment for every class");
    }
    Map<RequestClass, Treatment> ordered = new LinkedHashMap<>();
    for (RequestClass request : RequestClass.values()) {
      ordered.put(request, Objects.requireNonNull(treatments.get(request)));
    }
    treatments = Collections.unmodifiableMap(ordered);
  }

  /** Asks for all classes; the first fault ends it. */
  public static PolicyTable of(Policy policy, Health health) throws PolicyFaultException {
    return of(policy, health, MAX_MILLIS);
  }

  /** The same with a processor time of its own, as for a language that warms up. */
  public static PolicyTable of(Policy policy, Health health, long maxMillis)
      throws PolicyFaultException {
    SpentTime spent = SpentTime.of(TimeLimit.ofCpuMillis(maxMillis), policy);
    Map<RequestClass, Treatment> treatments = new LinkedHashMap<>();
    for (RequestClass request : RequestClass.values()) {
      treatments.put(request, policy.decide(request, health));
      Optional<String> excess = spent.excess();
      if (excess.isPresent()) {
        throw new PolicyFaultException(
            PolicyFault.of(
                policy.source(),
                0,
                PolicyFault.Kind.TIME,
                "all classes together took " + excess.get()));
      }
    }
    return new PolicyTable(treatments);
  }

  public Treatment treatment(RequestClass request) {
    return Objects.requireNonNull(treatments.get(request));
  }

  /** The classes that another table treats otherwise. */
  public List<RequestClass> differences(PolicyTable other) {
    List<RequestClass> different = new ArrayList<>();
    for (RequestClass request : RequestClass.values()) {
      if (treatment(request) != other.treatment(request)) {
        different.add(request);
      }
    }
    return List.copyOf(different);
  }
}
