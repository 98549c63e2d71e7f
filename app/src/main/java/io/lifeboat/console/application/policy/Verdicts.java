package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says in one measurement: a treatment for each class of requests, or the fault that
 * kept it from saying anything.
 *
 * @param treatments all classes; none with a fault
 */
public record Verdicts(Map<RequestClass, Treatment> treatments, @Nullable DraftFault fault) {
  public Verdicts {
    treatments = Map.copyOf(treatments);
  }

  static Verdicts of(PolicyTable table) {
    return new Verdicts(table.treatments(), null);
  }

  static Verdicts failed(DraftFault fault) {
    return new Verdicts(Map.of(), fault);
  }

  /** Whether it said something. */
  public boolean isSaid() {
    return fault == null;
  }

  /** Only of what was said. */
  public Treatment treatment(RequestClass request) {
    return Objects.requireNonNull(treatments.get(request), "a policy that failed says nothing");
  }

  /** The classes that the other treats otherwise; none when one of the two failed. */
  public List<RequestClass> differences(Verdicts other) {
    if (!isSaid() || !other.isSaid()) {
      return List.of();
    }
    return RequestClass.values().stream()
        .filter(request -> treatment(request) != other.treatment(request))
        .toList();
  }

  /** Whether they are told apart by any class, or by one having failed. */
  public boolean differs(Verdicts other) {
    return isSaid() != other.isSaid() || !differences(other).isEmpty();
  }
}
