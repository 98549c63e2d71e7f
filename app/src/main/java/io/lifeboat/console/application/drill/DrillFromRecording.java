package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleFold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a drill of what somebody broke in a run: each command that breaks something becomes a
 * malfunction at its time, at the nodes it was at; the tasks are to name all and to put them right.
 * Pure. What it says is a draft for an author to go on from.
 */
public final class DrillFromRecording {
  private static final long LEAD_MS = 5_000;
  private static final long MICROS_PER_MS = 1_000;
  private static final long AFTER_MS = 180_000;
  private static final long REPAIR_MS = 4_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private DrillFromRecording() {}

  /** One command that broke something. */
  private record Broke(long atMicros, MalfunctionKind kind, Map<String, Object> step) {}

  /**
   * The text of a drill; empty when nothing that a drill can repeat was broken.
   *
   * @param id its name
   * @param by whose commands count
   */
  public static Optional<String> drill(List<FactRecord> facts, String id, Actor by) {
    ConsoleFold fold = ConsoleFold.blank();
    List<Broke> broken = new ArrayList<>();
    int nodes = 0;
    for (FactRecord record : facts) {
      if (record.fact() instanceof Fact.CommandRequested asked && asked.actor() == by) {
        NodeId leader = fold.state().service().leader();
        MalfunctionKind kind = MalfunctionKind.of(asked.command(), leader).orElse(null);
        Map<String, Object> step = step(asked.command(), leader);
        if (kind != null && step != null) {
          broken.add(new Broke(record.atMicros(), kind, step));
        }
      }
      if (record.fact() instanceof Fact.ClusterStarting starting) {
        nodes = starting.nodes().size();
      }
      fold = fold.next(record);
    }
    return broken.isEmpty() || nodes == 0
        ? Optional.empty()
        : Optional.of(MAPPER.writeValueAsString(drill(id, nodes, broken)));
  }

  // Steps

  private static @Nullable Map<String, Object> step(Command command, @Nullable NodeId leader) {
    return switch (command) {
      case NemesisCommand.KillNode c -> at("kill", c.node(), leader, c.durationMs());
      case OperatorCommand.StopNode c -> at("stop", c.node(), leader, 0);
      case NemesisCommand.FreezeNode c -> at("freeze", c.node(), leader, c.durationMs());
      case NemesisCommand.IsolateNode c -> at("isolate", c.node(), leader, c.durationMs());
      case NemesisCommand.ChangeState c -> at("change-state", c.node(), leader, 0);
      case NemesisCommand.ApplyWrongly c -> at("apply-wrongly", c.node(), leader, 0);
      case NemesisCommand.DamageFiles c -> {
        Map<String, Object> step = at("damage-files", c.node(), leader, 0);
        step.put("damage", c.damage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        yield step;
      }
      case NemesisCommand.PartitionNodes c -> {
        Map<String, Object> step = begin("partition");
        step.put("groups", List.of(names(c.groupA()), names(c.groupB())));
        yield lasting(step, c.durationMs());
      }
      case NemesisCommand.DisturbLinks c -> links(c);
      case NemesisCommand.FlapLeader c -> {
        Map<String, Object> step = begin("flap-leader");
        step.put("periodMs", c.periodMs());
        yield lasting(step, c.durationMs());
      }
      case NemesisCommand.LoadBurst c -> {
        Map<String, Object> step = begin("load-burst");
        step.put("operationsPerSecond", c.operationsPerSecond());
        yield lasting(step, c.durationMs() == 0 ? 60_000 : c.durationMs());
      }
      case NemesisCommand.SlowClient c -> {
        Map<String, Object> step = begin("slow-client");
        step.put("delayMs", c.delayMs());
        step.put("jitterMs", c.jitterMs());
        yield lasting(step, c.durationMs());
      }
      default -> null;
    };
  }

  private static Map<String, Object> begin(String word) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("atMs", 0L);
    step.put("do", word);
    return step;
  }

  /** The leader by its role, for another may lead the next time. */
  private static Map<String, Object> at(
      String word, NodeId node, @Nullable NodeId leader, long durationMs) {
    Map<String, Object> step = begin(word);
    step.put("target", node.equals(leader) ? "leader" : node.value());
    return lasting(step, durationMs);
  }

  private static Map<String, Object> lasting(Map<String, Object> step, long durationMs) {
    if (durationMs > 0) {
      step.put("durationMs", durationMs);
    }
    return step;
  }

  private static List<String> names(Collection<NodeId> nodes) {
    return new TreeSet<>(nodes).stream().map(NodeId::value).toList();
  }

  /** Only what is the same on every link from some endpoints to some others. */
  private static @Nullable Map<String, Object> links(NemesisCommand.DisturbLinks c) {
    if (!c.kinds().isEmpty() || c.links().isEmpty()) {
      return null;
    }
    Set<NodeId> from = new TreeSet<>();
    Set<NodeId> to = new TreeSet<>();
    c.links().forEach(link -> from.add(link.from()));
    c.links().forEach(link -> to.add(link.to()));
    boolean both = from.equals(to) && from.size() == 2;
    if (!both && (from.size() != 1 || c.links().size() != to.size())) {
      return null;
    }
    Link first = c.links().iterator().next();
    LinkEffect effect = c.effect();
    Map<String, Object> step = begin("disturb-links");
    step.put("from", first.from().value());
    step.put("to", both ? first.to().value() : names(to));
    step.put("both", both);
    if (effect.cut()) {
      step.put("cut", true);
    }
    putIf(step, "delayMs", effect.delayMs());
    putIf(step, "jitterMs", effect.jitterMs());
    if (effect.lossPercent() > 0) {
      step.put("lossPercent", effect.lossPercent());
    }
    return step.size() <= 5 ? null : lasting(step, c.durationMs());
  }

  private static void putIf(Map<String, Object> step, String name, int value) {
    if (value > 0) {
      step.put(name, value);
    }
  }

  // The drill

  private static Map<String, Object> drill(String id, int nodes, List<Broke> broken) {
    long first = broken.getFirst().atMicros();
    long last = 0;
    List<Object> malfunctions = new ArrayList<>();
    for (Broke each : broken) {
      long at = LEAD_MS + (each.atMicros() - first) / MICROS_PER_MS;
      last = Math.max(last, at);
      Map<String, Object> step = new LinkedHashMap<>(each.step());
      step.put("atMs", at);
      Map<String, Object> malfunction = new LinkedHashMap<>();
      malfunction.put("kind", each.kind().word());
      malfunction.put("steps", List.of(step));
      if (!List.of("kill", "stop", "damage-files", "change-state", "apply-wrongly", "freeze")
          .contains(step.get("do"))) {
        malfunction.put("repairedAfterMs", REPAIR_MS);
      }
      malfunctions.add(malfunction);
    }
    Map<String, Object> drill = new LinkedHashMap<>();
    drill.put("id", id);
    drill.put(
        "grade", broken.size() == 1 ? "basic" : broken.size() == 2 ? "intermediate" : "advanced");
    drill.put("title", phrase(id, id));
    drill.put("story", phrase("Keep an eye on the cluster.", "留意集群。"));
    drill.put("cluster", Map.of("nodes", nodes));
    drill.put("malfunctions", malfunctions);
    drill.put("tasks", tasks(last));
    Set<Map<String, String>> actions = new LinkedHashSet<>();
    for (String word :
        List.of("start", "kill", "unfreeze", "restart", "rebuild", "repair-records")) {
      actions.add(Map.of("do", word));
    }
    drill.put("actions", actions);
    drill.put("limits", Map.of("timeMs", last + AFTER_MS));
    Map<String, Object> rule =
        new LinkedHashMap<>(phrase("Say here why it went as it did.", "在此说明事情为何如此发展。"));
    rule.put("section", "Raft §5");
    drill.put("rule", rule);
    return drill;
  }

  private static List<Object> tasks(long lastMs) {
    Map<String, Object> diagnose = new LinkedHashMap<>();
    diagnose.put("do", "diagnose");
    diagnose.put("withinMs", 90_000);
    Map<String, Object> restore = new LinkedHashMap<>();
    restore.put("do", "nodes-running");
    restore.put("withinMs", 90_000);
    List<Object> tasks = new ArrayList<>();
    tasks.add(
        task(
            "diagnose",
            Map.of("brokenMs", lastMs - LEAD_MS + 3_000),
            phrase("Say what is wrong, and where.", "指出问题及其位置。"),
            diagnose,
            30));
    tasks.add(
        task(
            "restore",
            Map.of("after", "diagnose"),
            phrase("Put it right.", "使其恢复正常。"),
            restore,
            30));
    tasks.add(
        task(
            "data",
            Map.of("atMs", 0),
            phrase("Throughout: put no acknowledged data at risk.", "全程要求：不得使已确认的数据陷入危险。"),
            Map.of("do", "keep-data"),
            10));
    return tasks;
  }

  private static Map<String, Object> task(
      String id,
      Map<String, Object> when,
      Map<String, Object> words,
      Map<String, Object> standard,
      int points) {
    Map<String, Object> cue = new LinkedHashMap<>(when);
    cue.putAll(words);
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", id);
    task.put("cue", cue);
    task.put("standard", standard);
    task.put("points", points);
    task.put("met", phrase("Right.", "正确。"));
    task.put("notMet", phrase("Not done.", "未完成。"));
    return task;
  }

  private static Map<String, Object> phrase(String english, String chinese) {
    Map<String, Object> phrase = new LinkedHashMap<>();
    phrase.put("en", english);
    phrase.put("zh", chinese);
    return phrase;
  }
}
