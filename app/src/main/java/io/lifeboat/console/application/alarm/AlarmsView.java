package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.text.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alarms at one moment, immutable.
 *
 * @param active all that are unacknowledged, acknowledged or returned: the higher priority first,
 *     of equal ones the one raised last
 * @param shelved those put aside, in the same order
 * @param flood more came than an operator can read: more than {@value #FLOOD_BEGINS} in ten
 *     minutes, until fewer than {@value #FLOOD_ENDS} came in ten minutes
 * @param recent how many were raised in the last ten minutes
 * @param history what happened to alarms, oldest first, bounded
 */
public record AlarmsView(
    List<AlarmLine> active,
    List<AlarmLine> shelved,
    boolean flood,
    int recent,
    List<AlarmTransition> history) {

  public static final int FLOOD_BEGINS = 10;
  public static final int FLOOD_ENDS = 5;

  /** How many lines are shown one by one during a flood. */
  public static final int LISTED_IN_FLOOD = 10;

  public static final AlarmsView NONE = new AlarmsView(List.of(), List.of(), false, 0, List.of());

  public AlarmsView {
    active = List.copyOf(active);
    shelved = List.copyOf(shelved);
    history = List.copyOf(history);
  }

  /** How many wait for an operator's acknowledgement. */
  public int unacknowledged() {
    return (int) active.stream().filter(line -> line.state().wantsAcknowledgement()).count();
  }

  /** The highest priority among those that wait for an acknowledgement; null when none does. */
  public @Nullable AlarmPriority highestUnacknowledged() {
    return banner().map(AlarmLine::priority).orElse(null);
  }

  /** The one to show first: of those that wait for an acknowledgement, the first of the list. */
  public Optional<AlarmLine> banner() {
    return active.stream().filter(line -> line.state().wantsAcknowledgement()).findFirst();
  }

  /** The alarm of this stable name that is or was not normal, such as "replica-lagging/n3". */
  public Optional<AlarmKey> find(String id) {
    return Stream.of(
            active.stream().map(AlarmLine::key),
            shelved.stream().map(AlarmLine::key),
            history.stream().map(AlarmTransition::alarm))
        .flatMap(keys -> keys)
        .filter(key -> key.id().equals(id))
        .findFirst();
  }

  /** The lines to show one by one: all, or in a flood the first ten. */
  public List<AlarmLine> listed() {
    return flood && active.size() > LISTED_IN_FLOOD ? active.subList(0, LISTED_IN_FLOOD) : active;
  }

  /** The lines that are summed up in a flood; they can be opened like all others. */
  public List<AlarmLine> summedUp() {
    return active.subList(listed().size(), active.size());
  }

  /** "7 more alarms, 3 of them unacknowledged"; null when nothing is summed up. */
  public @Nullable Text summary() {
    List<AlarmLine> rest = summedUp();
    if (rest.isEmpty()) {
      return null;
    }
    long waiting = rest.stream().filter(line -> line.state().wantsAcknowledgement()).count();
    return waiting == 0
        ? Text.of(AlarmMsg.MORE_ALARMS, rest.size())
        : Text.of(AlarmMsg.MORE_ALARMS_UNACKNOWLEDGED, rest.size(), waiting);
  }

  /** How many active alarms there are of each priority; a priority without any is left out. */
  public Map<AlarmPriority, Integer> byPriority() {
    Map<AlarmPriority, Integer> counts = new EnumMap<>(AlarmPriority.class);
    active.forEach(line -> counts.merge(line.priority(), 1, Integer::sum));
    return counts;
  }
}
