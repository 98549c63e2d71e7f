package io.lifeboat.cluster.gateway;

import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.PriorityFigures;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.raft.OperationResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;

/** What became of each class of requests since the last look. Not thread-safe. */
final class ClassCounts {
  private static final long HIGHEST_MICROS = 120_000_000L;
  private static final int KINDS = 6;
  private static final int FULL = 0;
  private static final int STALE = 1;
  private static final int QUEUED = 2;
  private static final int REFUSED = 3;
  private static final int FAILED = 4;
  private static final int NOT_KNOWN = 5;

  private final long[][] counts = new long[RequestClass.values().size()][KINDS];
  private final Map<RequestPriority, Histogram> latencies = new EnumMap<>(RequestPriority.class);
  private final Map<RequestPriority, Histogram> earlier = new EnumMap<>(RequestPriority.class);

  ClassCounts() {
    for (RequestPriority each : RequestPriority.values()) {
      latencies.put(each, new Histogram(1, HIGHEST_MICROS, 2));
      earlier.put(each, new Histogram(1, HIGHEST_MICROS, 2));
    }
  }

  void queued(RequestClass request) {
    count(request, QUEUED);
  }

  void ended(RequestClass request, OperationResult result, long micros) {
    switch (result) {
      case OperationResult.Ok _ -> answered(request, FULL, micros);
      case OperationResult.Stale _ -> answered(request, STALE, micros);
      case OperationResult.Fail fail -> count(request, Gateway.isRefusal(fail) ? REFUSED : FAILED);
      case OperationResult.NotKnown _ -> count(request, NOT_KNOWN);
    }
  }

  private void answered(RequestClass request, int how, long micros) {
    count(request, how);
    latency(request.priority()).recordValue(Math.clamp(micros, 1, HIGHEST_MICROS));
  }

  private void count(RequestClass request, int what) {
    counts[
        request.kind().ordinal() * RequestPriority.values().length + request.priority().ordinal()][
        what]++;
  }

  private Histogram latency(RequestPriority priority) {
    return Objects.requireNonNull(latencies.get(priority));
  }

  /** The classes with any request since the last call. */
  List<ClassFigures> drain() {
    List<ClassFigures> figures = new ArrayList<>();
    for (RequestClass request : RequestClass.values()) {
      long[] of =
          counts[
              request.kind().ordinal() * RequestPriority.values().length
                  + request.priority().ordinal()];
      long all = 0;
      for (long each : of) {
        all += each;
      }
      if (all > 0) {
        figures.add(
            new ClassFigures(
                request.kind(),
                request.priority(),
                of[FULL],
                of[STALE],
                of[QUEUED],
                of[REFUSED],
                of[FAILED],
                of[NOT_KNOWN]));
      }
      Arrays.fill(of, 0);
    }
    return figures;
  }

  /** By importance; the latencies since the last call. */
  List<PriorityFigures> drainPriorities(ToIntFunction<RequestPriority> waiting) {
    List<PriorityFigures> figures = new ArrayList<>();
    for (RequestPriority priority : RequestPriority.values()) {
      Histogram answered = latency(priority);
      figures.add(figures(priority, waiting, answered));
      Objects.requireNonNull(earlier.get(priority)).add(answered);
      answered.reset();
    }
    return figures;
  }

  /** By importance; all latencies. */
  List<PriorityFigures> soFar(ToIntFunction<RequestPriority> waiting) {
    List<PriorityFigures> figures = new ArrayList<>();
    for (RequestPriority priority : RequestPriority.values()) {
      Histogram all = Objects.requireNonNull(earlier.get(priority)).copy();
      all.add(latency(priority));
      figures.add(figures(priority, waiting, all));
    }
    return figures;
  }

  private static PriorityFigures figures(
      RequestPriority priority, ToIntFunction<RequestPriority> waiting, Histogram answered) {
    long count = answered.getTotalCount();
    return new PriorityFigures(
        priority,
        waiting.applyAsInt(priority),
        count,
        count == 0 ? 0 : answered.getValueAtPercentile(99));
  }
}
