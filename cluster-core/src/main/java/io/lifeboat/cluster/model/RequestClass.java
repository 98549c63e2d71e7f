package io.lifeboat.cluster.model;

import java.util.ArrayList;
import java.util.List;

/** One cell of every verdict table: what is asked for, and how much it matters. */
public record RequestClass(RequestKind kind, RequestPriority priority) {
  private static final List<RequestClass> ALL = all();

  private static List<RequestClass> all() {
    List<RequestClass> classes = new ArrayList<>();
    for (RequestKind kind : RequestKind.values()) {
      for (RequestPriority priority : RequestPriority.values()) {
        classes.add(new RequestClass(kind, priority));
      }
    }
    return List.copyOf(classes);
  }

  /** Every class there is, by kind, then by priority. */
  public static List<RequestClass> values() {
    return ALL;
  }
}
