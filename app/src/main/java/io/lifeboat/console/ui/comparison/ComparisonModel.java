package io.lifeboat.console.ui.comparison;

import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.console.application.comparison.ComparedCluster;
import io.lifeboat.console.application.comparison.ComparisonDesk;
import io.lifeboat.console.application.comparison.ComparisonDesk.Progress;
import io.lifeboat.console.application.comparison.ComparisonOrder;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is chosen in the form, and what the desk says about it. */
final class ComparisonModel {
  private static final Pattern SEED = Pattern.compile("-?\\d{1,18}");

  private final ComparisonDesk desk;
  private final Set<ComparedCluster> chosen =
      EnumSet.range(ComparedCluster.NONE, ComparedCluster.HIGH);
  private String scenario;
  private String seed = String.valueOf(ComparisonOrder.anySeed());

  ComparisonModel(ComparisonDesk desk, String scenario) {
    this.desk = desk;
    this.scenario = scenario;
  }

  void choose(String name) {
    scenario = name;
  }

  void choose(ComparedCluster cluster, boolean wanted) {
    if (wanted) {
      chosen.add(cluster);
    } else {
      chosen.remove(cluster);
    }
  }

  boolean isChosen(ComparedCluster cluster) {
    return chosen.contains(cluster);
  }

  void typeSeed(String typed) {
    seed = typed.strip();
  }

  String seed() {
    return seed;
  }

  /** What would be run; nothing while something is missing. */
  Optional<ComparisonOrder> order() {
    return chosen.isEmpty() || !SEED.matcher(seed).matches()
        ? Optional.empty()
        : Optional.of(new ComparisonOrder(scenario, List.copyOf(chosen), Long.parseLong(seed)));
  }

  /** Why it cannot be run now; null when it can. */
  @Nullable Text whyNot() {
    if (desk.isBusy()) {
      return Text.of(ComparisonMsg.CANNOT_BUSY);
    }
    if (chosen.isEmpty()) {
      return Text.of(ComparisonMsg.CANNOT_NO_CLUSTER);
    }
    return SEED.matcher(seed).matches() ? null : Text.of(ComparisonMsg.CANNOT_SEED);
  }

  /** What running means. */
  Text means() {
    return Text.of(ComparisonMsg.RUN_MEANS, scenario, chosen.size());
  }

  /** What the scenario says of itself, once it is known. */
  Optional<Text> offer(String language) {
    return desk.offer(scenario)
        .map(it -> Text.of(ComparisonMsg.OFFER, it.sentence(language), it.durationMs() / 1_000.0));
  }

  boolean canCancel() {
    Progress now = desk.progress();
    return now != null && !now.ending();
  }

  boolean canSave() {
    return desk.shown() != null && !desk.isBusy();
  }

  /** What is under way, or what became of the last thing asked for; null before anything was. */
  @Nullable Text status() {
    Progress now = desk.progress();
    if (now != null) {
      String cluster = now.cluster().word();
      return now.ending()
          ? Text.of(ComparisonMsg.ENDING, cluster)
          : Text.of(ComparisonMsg.PROGRESS, now.number(), now.order().clusters().size(), cluster);
    }
    if (desk.isBusy()) {
      return Text.of(ComparisonMsg.WORKING);
    }
    ComparisonDesk.Note note = desk.note();
    return note == null ? null : note.words();
  }

  /** Whether the status is an error. */
  boolean isError() {
    ComparisonDesk.Note note = desk.note();
    return !desk.isBusy() && note != null && note.error();
  }

  /** How many of the runs are over, from 0 to 1; negative while there is no comparison. */
  double share() {
    Progress now = desk.progress();
    return now == null ? -1 : (now.number() - 1.0) / now.order().clusters().size();
  }

  /** A name of a file that tells what is in it. */
  String fileName() {
    var shown = desk.shown();
    return shown == null
        ? "comparison.json"
        : "compare-" + shown.scenario() + "-" + shown.seed() + ".json";
  }

  static Text name(ComparedCluster cluster) {
    return switch (cluster) {
      case NONE -> DegradationWords.of(ToleranceLevel.NONE);
      case LOW -> DegradationWords.of(ToleranceLevel.LOW);
      case MEDIUM -> DegradationWords.of(ToleranceLevel.MEDIUM);
      case HIGH -> DegradationWords.of(ToleranceLevel.HIGH);
      case NOTHING -> Text.of(ComparisonMsg.CLUSTER_NOTHING);
      case RETRY -> Text.of(ComparisonMsg.CLUSTER_RETRY);
      case DEGRADE -> Text.of(ComparisonMsg.CLUSTER_DEGRADE);
      case BACKUP -> Text.of(ComparisonMsg.CLUSTER_BACKUP);
      case EVERYTHING -> Text.of(ComparisonMsg.CLUSTER_EVERYTHING);
    };
  }
}
