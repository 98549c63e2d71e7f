package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** What is done with every class of requests, and why. */
public record DecisionTable(Map<RequestClass, Decision> decisions) {
  public DecisionTable {
    if (!decisions.keySet().containsAll(RequestClass.values())) {
      throw new IllegalArgumentException("A table has a decision for every class");
    }
    Map<RequestClass, Decision> ordered = new LinkedHashMap<>();
    for (RequestClass request : RequestClass.values()) {
      ordered.put(request, Objects.requireNonNull(decisions.get(request)));
    }
    decisions = Collections.unmodifiableMap(ordered);
  }

  /** As a policy has it. */
  public static DecisionTable of(PolicyTable policy) {
    Map<RequestClass, Decision> decisions = new LinkedHashMap<>();
    policy
        .treatments()
        .forEach(
            (request, treatment) ->
                decisions.put(request, new Decision(treatment, TreatmentCause.POLICY)));
    return new DecisionTable(decisions);
  }

  public Decision decision(RequestClass request) {
    return Objects.requireNonNull(decisions.get(request));
  }

  public Treatment treatment(RequestClass request) {
    return decision(request).treatment();
  }

  /** The table with this cause for some of its classes. */
  DecisionTable attributed(TreatmentCause cause, BiPredicate<RequestClass, Treatment> to) {
    Map<RequestClass, Decision> next = new LinkedHashMap<>();
    decisions.forEach(
        (request, before) ->
            next.put(
                request,
                to.test(request, before.treatment())
                    ? new Decision(before.treatment(), cause)
                    : before));
    return new DecisionTable(next);
  }

  /**
   * The table with other treatments; a class that keeps its treatment keeps its cause.
   *
   * @param change from class and present treatment to the next one
   */
  DecisionTable changed(
      TreatmentCause cause, BiFunction<RequestClass, Treatment, Treatment> change) {
    Map<RequestClass, Decision> next = new LinkedHashMap<>();
    decisions.forEach(
        (request, before) -> {
          Treatment after = change.apply(request, before.treatment());
          next.put(request, after == before.treatment() ? before : new Decision(after, cause));
        });
    return new DecisionTable(next);
  }
}
