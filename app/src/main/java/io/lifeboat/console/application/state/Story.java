package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was told lately, to find the grounds of what is told next and what it is a part of.
 *
 * @param told oldest first, bounded; a group is one entry, its first fact with its latest title
 * @param heard the latest fact of when each node heard from a leader
 * @param groups the groups that may still grow, and where they are
 */
record Story(Chronicle<Told> told, Map<NodeId, FactRecord> heard, Map<Group.Key, Place> groups) {
  private static final int TOLD = 512;
  private static final int GROUPS = 256;

  /** From so many on those that nothing can join any more are looked for. */
  private static final int MANY_GROUPS = 32;

  static final Story BLANK = new Story(Chronicle.ofCapacity(TOLD), Map.of(), Map.of());

  Story {
    heard = Map.copyOf(heard);
    groups = Map.copyOf(groups);
  }

  /**
   * An occurrence as the story keeps it.
   *
   * @param record the first fact it tells
   * @param links the links it is about, when they were changed together
   */
  record Told(FactRecord record, Text title, Set<Link> links) {
    Fact fact() {
      return record.fact();
    }

    /** Whether it tells that this direction was cut. */
    boolean cuts(NodeId from, NodeId to) {
      return fact() instanceof Fact.LinkCut && links.contains(new Link(from, to));
    }
  }

  /**
   * Where a group stands, counted from the beginning of the run.
   *
   * @param occurrence its place in the list of occurrences
   * @param told its place in the story
   */
  record Place(Group group, long occurrence, long told) {}

  /** The same without open groups: each fact is told on its own. */
  Story withoutGroups() {
    return new Story(told, heard, Map.of());
  }

  /** The group with this key, unless it is too long ago or has left the list of occurrences. */
  @Nullable Group open(Group.Key key, long atMicros, long occurrencesDropped) {
    Place place = groups.get(key);
    return place != null
            && place.group().isOpenAt(atMicros)
            && place.occurrence() >= occurrencesDropped
            && place.told() >= told.dropped()
        ? place.group()
        : null;
  }

  /** The latest that fits, or null. */
  @Nullable Told last(Predicate<Told> fits) {
    for (int i = told.size() - 1; i >= 0; i--) {
      if (fits.test(told.get(i))) {
        return told.get(i);
      }
    }
    return null;
  }

  /** The latest that fit, newest first, at most so many. */
  List<Told> last(int most, Predicate<Told> fits) {
    List<Told> found = new ArrayList<>();
    for (int i = told.size() - 1; i >= 0 && found.size() < most; i--) {
      if (fits.test(told.get(i))) {
        found.add(told.get(i));
      }
    }
    return found;
  }

  /** With what a node heard. */
  Story plusHeard(FactRecord record, Fact.LeaderHeard fact) {
    Map<NodeId, FactRecord> next = new HashMap<>(heard);
    next.put(fact.node(), record);
    return new Story(told, next, groups);
  }

  /** Both lists after one more tale. */
  record Chapter(Story story, Chronicle<Occurrence> occurrences) {

    /** With a tale that is no fact of its own: it never becomes the ground of another. */
    Chapter plusCallout(FactRecord record, Tale tale) {
      return new Chapter(story, begin(record, tale).occurrences());
    }

    Chapter plus(FactRecord record, Tale tale) {
      Group group = tale.group();
      Place place = group == null ? null : placeOf(group);
      return place == null || group == null
          ? begin(record, tale)
          : grow(record, tale, group, place);
    }

    /** Where the group is that this one continues; null when it begins. */
    private @Nullable Place placeOf(Group group) {
      return group.count() == 1 ? null : story.groups.get(group.key());
    }

    private Chapter begin(FactRecord record, Tale tale) {
      Occurrence one =
          new Occurrence(
              record.sequence(),
              record.atMicros(),
              record.atMicros(),
              tale.group() == null ? 1 : tale.group().count(),
              tale.category(),
              tale.weight(),
              tale.title(),
              tale.why(),
              tale.nodes(),
              record.cause(),
              tale.evidence());
      Chronicle<Occurrence> list = occurrences.plus(one);
      Chronicle<Told> told = story.told.plus(new Told(record, tale.title(), linksOf(tale)));
      Group group = tale.group();
      if (group == null) {
        return new Chapter(new Story(told, story.heard, story.groups), list);
      }
      long end = list.dropped() + list.size() - 1;
      long toldEnd = told.dropped() + told.size() - 1;
      return new Chapter(
          new Story(told, story.heard, with(group, new Place(group, end, toldEnd))), list);
    }

    private Chapter grow(FactRecord record, Tale tale, Group group, Place place) {
      int index = Math.toIntExact(place.occurrence() - occurrences.dropped());
      int toldIndex = Math.toIntExact(place.told() - story.told.dropped());
      Occurrence first = occurrences.get(index);
      Occurrence grown =
          new Occurrence(
              first.sequence(),
              first.atMicros(),
              record.atMicros(),
              group.count(),
              tale.category(),
              tale.weight(),
              tale.title(),
              tale.why(),
              tale.nodes(),
              first.cause(),
              first.evidence().size() >= tale.evidence().size()
                  ? first.evidence()
                  : tale.evidence());
      Told before = story.told.get(toldIndex);
      Chronicle<Told> told =
          story.told.with(toldIndex, new Told(before.record(), tale.title(), linksOf(tale)));
      Place next = new Place(group, place.occurrence(), place.told());
      return new Chapter(
          new Story(told, story.heard, with(group, next)), occurrences.with(index, grown));
    }

    private static Set<Link> linksOf(Tale tale) {
      return tale.group() == null ? Set.of() : tale.group().links();
    }

    /** Groups that nothing can join any more are forgotten. */
    private Map<Group.Key, Place> with(Group group, Place place) {
      Map<Group.Key, Place> next = new HashMap<>(story.groups);
      next.put(group.key(), place);
      if (next.size() > MANY_GROUPS) {
        next.values().removeIf(old -> !old.group().isOpenAt(group.lastMicros()));
      }
      if (next.size() > GROUPS) {
        next.clear();
        next.put(group.key(), place);
      }
      return next;
    }
  }
}
